import { fail, redirect, type Actions } from '@sveltejs/kit';
import { restorableUntil } from '#lib/domain/decide-life.ts';
import { instantOf } from '#lib/domain/day.ts';
import { isRefusal, refuse } from '#lib/domain/refusal.ts';
import { Slug } from '#lib/domain/slug.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { fieldsOf } from '#lib/server/auth/page-event.ts';
import type { PageServerLoad } from './$types.js';

/** The boards that can still be restored, for those who may. */
export const load: PageServerLoad = async ({ locals }) => {
	const lines = await locals.boards.deleted();
	const boards = lines.map((line) => ({
		...line,
		until: instantOf(restorableUntil(line.deleted))
	}));
	return { boards, now: Date.now() };
};

export const actions: Actions = {
	/** Restores a board, and leads to it. */
	restore: async ({ request, locals }) => {
		const slug = Slug.safeParse((await fieldsOf(request))['slug']);
		const outcome = slug.success
			? await locals.boards.submit(slug.data, crypto.randomUUID(), {
					type: 'board.restore',
					note: ''
				})
			: refuse('not_found', 'There is no such board');
		if (isRefusal(outcome)) return fail(HTTP_STATUS[outcome.code], { refusal: outcome });
		redirect(303, `/b/${slug.data}`);
	}
};
