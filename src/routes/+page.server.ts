import { fail, redirect, type Actions } from '@sveltejs/kit';
import { createCommand } from '#lib/client/forms/board.ts';
import type { Actor } from '#lib/domain/actor.ts';
import { Command } from '#lib/domain/command.ts';
import { dayOf, instantOf } from '#lib/domain/day.ts';
import { isRefusal, refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import { freeSlug } from '#lib/domain/slug.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { encodeWho, Who, WHO_COOKIE } from '#lib/protocol/who.ts';
import { summaryOf } from '#lib/domain/summary.ts';
import type { PageServerLoad } from './$types.js';

const A_YEAR = 365 * 86_400;

/** Every board in a line, and the time zones that a new one may name. */
export const load: PageServerLoad = async ({ locals }) => {
	const now = Date.now();
	const lines = await locals.boards.list();
	const boards = await Promise.all(lines.map(({ slug }) => locals.boards.board(slug)));
	const today = dayOf(instantOf(now));
	const summaries = boards.flatMap((board) => (isRefusal(board) ? [] : [summaryOf(board, today)]));
	const zones = Intl.supportedValuesOf('timeZone');
	return { summaries, now, zones, isNamed: locals.actor !== null };
};

export const actions: Actions = {
	/** Creates a board from the form of the first page, and leads to it. */
	create: async ({ request, locals, cookies }) => {
		const fields = textsOf(await request.formData());
		const actor = locals.actor ?? actorOf(fields['who']);
		if (isRefusal(actor)) return fail(422, { refusal: actor, fields });
		const command = Command.safeParse(createCommand(fields));
		if (!command.success) return fail(422, { refusal: refuseInvalid(command.error), fields });
		const taken = new Set((await locals.boards.list()).map(({ slug }) => slug));
		const slug = freeSlug(createdSlug(fields), 'board', taken);
		const outcome = await locals.boards.submit(slug, crypto.randomUUID(), command.data, actor);
		if (isRefusal(outcome)) {
			return fail(HTTP_STATUS[outcome.code], { refusal: outcome, fields });
		}
		const { id, name } = actor;
		cookies.set(WHO_COOKIE, encodeWho({ id, name }), {
			path: '/',
			maxAge: A_YEAR,
			sameSite: 'lax',
			httpOnly: false,
			secure: false
		});
		redirect(303, `/b/${slug}/settings`);
	}
};

/** `us-cn`: the two codes name the board's address. */
const createdSlug = (fields: Record<string, string>): string =>
	[fields['parties.0.iso'], fields['parties.1.iso']].filter(Boolean).join(' ');

function actorOf(name: string | undefined): Actor | Refusal {
	const who = Who.safeParse({ id: crypto.randomUUID(), name: name ?? '' });
	if (who.success) return { kind: 'person', ...who.data };
	return { code: 'invalid', message: 'Give your name', fields: { who: 'must not be empty' } };
}

const textsOf = (form: FormData): Record<string, string> =>
	Object.fromEntries(
		[...form].map(([name, value]) => [name, typeof value === 'string' ? value : ''])
	);
