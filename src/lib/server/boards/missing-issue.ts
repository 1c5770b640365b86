import { findIssue, type Board } from '#lib/domain/board.ts';
import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';

/** What is answered where a board has no issue of that id. */
export const missingIssue = (board: Board, issue: Slug): Refusal | undefined =>
	findIssue(board, issue)
		? undefined
		: refuse('not_found', `There is no issue "${issue}" on this board`);
