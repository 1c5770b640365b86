import { isRefusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Boards } from '#lib/server/boards.ts';

/** How far a board is, asked before a page of it is read: what that page shows is no older. */
export async function revisionOf(boards: Pick<Boards, 'board'>, slug: Slug): Promise<number> {
	const board = await boards.board(slug);
	return isRefusal(board) ? 0 : board.revision;
}
