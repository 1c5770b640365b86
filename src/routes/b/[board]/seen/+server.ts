import { error, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { Seen, visited } from '#lib/protocol/visit.ts';
import { fieldsOf } from '#lib/server/auth/page-event.ts';
import { visitsOf } from '#lib/server/visits/visits.ts';
import type { RequestHandler } from './$types.js';

/** Keeps what somebody has seen of a board; where they say so, nothing of it is new to them any more. */
export const POST: RequestHandler = async ({ locals, params, request, cookies, url }) => {
	const board = await locals.boards.board(params.board);
	if (isRefusal(board)) error(HTTP_STATUS[board.code], board.message);
	const told = Seen.safeParse(await fieldsOf(request));
	if (!told.success) error(422, 'The revision that was seen must be given, and its epoch');
	const visits = visitsOf(locals, cookies, url.protocol === 'https:');
	const held = await visits.find(board.slug);
	const { revision, epoch } = told.data;
	const shown = Math.min(revision, locals.keptOf(board.slug, epoch));
	const seen = Math.min(board.revision, Math.max(shown, held?.seen ?? 0));
	const visit = visited(held, seen, Date.now());
	await visits.keep(board.slug, told.data.all ? { ...visit, base: seen } : visit);
	if (!told.data.all) return new Response(null, { status: 204 });
	redirect(303, `/b/${board.slug}`);
};
