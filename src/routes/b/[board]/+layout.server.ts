import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import type { LayoutServerLoad } from './$types.js';

/** The board as it stands, and the server's clock, in milliseconds since 1970. */
export const load: LayoutServerLoad = async ({ locals, params }) => {
	const board = await locals.boards.board(params.board);
	if (isRefusal(board)) error(HTTP_STATUS[board.code], board.message);
	return { board, now: Date.now() };
};
