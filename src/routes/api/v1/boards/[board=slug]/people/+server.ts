import { isRefusal } from '#lib/domain/refusal.ts';
import { whyNot } from '#lib/domain/rights.ts';
import type { DeskAnswer } from '#lib/protocol/comments.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import type { RequestHandler } from './$types';

/** Who is at the desk, for those who may comment; nothing of them but their names. */
export const GET: RequestHandler = endpoint(async ({ locals, params }) => {
	const board = await locals.boards.board(params.board);
	if (isRefusal(board)) return board;
	const refusal = whyNot(locals.asker, board, 'comment.post');
	if (refusal) return refusal;
	const desk = await locals.accounts.store.deskOf(board.slug);
	return { people: desk.map(({ id, name }) => ({ id, name })) } satisfies DeskAnswer;
});

export const fallback = otherMethods('GET');
