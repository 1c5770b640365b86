import { error, fail, redirect } from '@sveltejs/kit';
import * as z from 'zod/mini';
import { CommandId } from '#lib/domain/command-id.ts';
import { dayOf, instantOf } from '#lib/domain/day.ts';
import { isRefusal, refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import { whyNot } from '#lib/domain/rights.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { fieldsOf } from '#lib/server/auth/page-event.ts';
import { documentOf, sealOf, writtenHere } from './briefing-here.ts';
import type { Actions, PageServerLoad } from './$types.js';

const Older = z.optional(z.string().check(z.regex(/^[1-9]\d{0,9}$/)));

/** The briefing of the days that the address names, and those that were saved. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const document = await documentOf({ locals, params }, url.searchParams);
	if (isRefusal(document)) error(HTTP_STATUS[document.code], document.message);
	const older = Older.safeParse(url.searchParams.get('older') ?? undefined).data;
	const saved = await locals.briefings.list(params.board, older ? Number(older) : undefined);
	if (isRefusal(saved)) error(HTTP_STATUS[saved.code], saved.message);
	const today = dayOf(instantOf(Date.now()));
	return { document, seal: sealOf(document), saved, today, id: crypto.randomUUID() };
};

export const actions: Actions = {
	/** Without a name of its own, so that a refusal leaves the page at the address of its days. */
	default: async ({ locals, params, request }) => {
		const board = await locals.boards.board(params.board);
		if (isRefusal(board)) error(HTTP_STATUS[board.code], board.message);
		const fields = await fieldsOf(request);
		const { title = '', summary = '', gist } = fields;
		// A summary that nobody wrote follows the log.
		const written = { title, summary: summary === gist ? null : summary };
		const refused = (refusal: Refusal) => fail(HTTP_STATUS[refusal.code], { ...written, refusal });
		const forbidden = whyNot(locals.asker, board, 'briefing.save');
		if (forbidden) return refused(forbidden);
		const id = CommandId.safeParse(fields['id']);
		if (!id.success) return refused(refuseInvalid(id.error));
		const briefing = await writtenHere({ locals, params }, fields);
		if (isRefusal(briefing)) return refused(briefing);
		const number = await locals.briefings.save(params.board, { id: id.data, ...briefing });
		if (typeof number !== 'number') return refused(number);
		redirect(303, `/b/${params.board}/briefing/${number}?new`);
	}
};
