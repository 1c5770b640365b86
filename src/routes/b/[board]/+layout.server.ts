import { error } from '@sveltejs/kit';
import { roleOn } from '#lib/domain/asker.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { packedBoard } from '#lib/protocol/packed-board.ts';
import type { LayoutServerLoad } from './$types.js';

/** The board as it stands, the server's clock in milliseconds since 1970, and what the reader may do. */
export const load: LayoutServerLoad = async ({ locals, params }) => {
	const board = await locals.boards.board(params.board);
	if (isRefusal(board)) error(HTTP_STATUS[board.code], board.message);
	const { actor } = locals.asker;
	const who = actor && { id: actor.id, name: actor.name };
	return {
		board: packedBoard(board),
		epoch: locals.epoch,
		now: Date.now(),
		access: { who, role: roleOn(locals.asker, board.slug) }
	};
};
