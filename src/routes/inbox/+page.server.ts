import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import * as z from 'zod/mini';
import { Slug } from '#lib/domain/slug.ts';
import { InboxKey } from '#lib/protocol/inbox.ts';
import { fieldsOf } from '#lib/server/auth/page-event.ts';
import { INBOX_PAGE, type After } from '#lib/server/inbox/inboxes.ts';
import type { Actions, PageServerLoad } from './$types.js';
import { linesOf } from './lines.ts';

const Marking = z.extend(InboxKey, { as: z.enum(['read', 'unread']) });
const Until = z.object({ until: z.coerce.number().check(z.int(), z.minimum(0)) });
const Cursor = z.tuple([
	z.coerce.number().check(z.int(), z.minimum(0)),
	Slug,
	InboxKey.shape.revision
]);

export const load: PageServerLoad = async ({ locals, url }) => {
	const { person, asker, inboxes, boards } = locals;
	if (!person) redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname)}`);
	const found = await inboxes.page(person.id, asker, afterIn(url.searchParams.get('after')));
	const arrived = found.slice(0, INBOX_PAGE);
	const last = arrived.at(-1);
	return {
		lines: await linesOf(arrived, { boards, inboxes }),
		until: Math.max(0, ...arrived.map(({ at }) => at)),
		next: found.length > INBOX_PAGE && last ? `${last.at}.${last.board}.${last.revision}` : null,
		isFirst: !url.searchParams.has('after'),
		unread: await inboxes.unread(person.id, asker)
	};
};

function afterIn(cursor: string | null): After | null {
	if (cursor === null) return null;
	const parsed = Cursor.safeParse(cursor.split('.'));
	if (!parsed.success) error(400, 'There is no such page of the inbox');
	const [at, board, revision] = parsed.data;
	return { at, board, revision };
}

/** An action of somebody who has signed in, given the fields of its form; it leads back to the page it stood on. */
const own =
	<S extends z.ZodMiniType>(
		schema: S,
		act: (event: RequestEvent, given: z.output<S>, account: string) => Promise<void>
	) =>
	async (event: RequestEvent) => {
		const { person } = event.locals;
		if (!person) error(401, 'Sign in first');
		const given = schema.safeParse(await fieldsOf(event.request));
		if (!given.success) error(422, 'The form does not say what is meant');
		await act(event, given.data, person.id);
		const after = event.url.searchParams.get('after');
		redirect(303, after === null ? '/inbox' : `/inbox?after=${encodeURIComponent(after)}`);
	};

export const actions: Actions = {
	mark: own(Marking, ({ locals }, given, account) =>
		locals.inboxes.mark(account, given, given.as === 'read' ? Date.now() : null)
	),
	markAll: own(Until, ({ locals }, { until }, account) =>
		locals.inboxes.markAll(account, until, Date.now())
	)
};
