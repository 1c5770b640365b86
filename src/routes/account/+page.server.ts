import { fail, redirect } from '@sveltejs/kit';
import * as z from 'zod/mini';
import { roleOn, type Asker } from '#lib/domain/asker.ts';
import { isRefusal, refuse, refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import { Role } from '#lib/domain/role.ts';
import { Name } from '#lib/domain/text.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { fieldsOf } from '#lib/server/auth/page-event.ts';
import type { Actions, PageServerLoad } from './$types.js';

const NewKey = z.object({ name: Name, role: Role, board: z.string() });

/** The person's own keys, and the boards for which they may make one. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { person, asker } = locals;
	if (!person) redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname)}`);
	const boards = await locals.boards.list();
	return {
		email: person.email,
		keys: await locals.keys.list(person.id),
		boards: boards.filter(({ slug }) => roleOn(asker, slug) !== null),
		isEverywhere: asker.everywhere !== null
	};
};

/** The boards that a key is to be good for, or why it cannot be. */
function boardsOf(board: string, asker: Asker): string[] | null | Refusal {
	if (board === '') return null;
	if (roleOn(asker, board) !== null) return [board];
	return refuse('invalid', 'There is no such board', { board: 'is not a board of yours' });
}

export const actions: Actions = {
	/** Makes a key, which is shown this once. */
	createKey: async ({ request, locals: { person, asker, keys } }) => {
		if (!person) return fail(401, { refusal: refuse('unidentified', 'Sign in first') });
		const given = NewKey.safeParse(await fieldsOf(request));
		if (!given.success) return fail(422, { refusal: refuseInvalid(given.error) });
		const boards = boardsOf(given.data.board, asker);
		if (boards && isRefusal(boards)) return fail(HTTP_STATUS[boards.code], { refusal: boards });
		const { name, role } = given.data;
		return { key: await keys.make({ name, role, boards, account: person.id }) };
	},
	revokeKey: async ({ request, locals: { person, keys } }) => {
		if (!person) return fail(401, { refusal: refuse('unidentified', 'Sign in first') });
		await keys.revoke((await fieldsOf(request))['id'] ?? '', person.id);
		return {};
	}
};
