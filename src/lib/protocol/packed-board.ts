import type { Board } from '#lib/domain/board.ts';
import type { Issue } from '#lib/domain/issue.ts';
import { packed, unpacked } from './packed.ts';
import type { Past } from './past.ts';

/** A board as a page is sent it: what weighs of it is the many figures of runs. */
type PackedBoard = Omit<Board, 'issues'> & { issues: (Omit<Issue, 'run'> & { run: string })[] };
type PackedPast = Omit<Past, 'board'> & { board: PackedBoard | null };

export const packedBoard = (board: Board): PackedBoard => ({
	...board,
	issues: board.issues.map((issue) => ({ ...issue, run: packed(issue.run) }))
});

export const unpackedBoard = (board: PackedBoard): Board => ({
	...board,
	issues: board.issues.map((issue) => ({
		...issue,
		run: unpacked(issue.run).map(([day, tension]) => [day ?? 0, tension ?? null])
	}))
});

export const packedPast = (past: Past): PackedPast => ({
	...past,
	board: past.board && packedBoard(past.board)
});

export const unpackedPast = (past: PackedPast): Past => ({
	...past,
	board: past.board && unpackedBoard(past.board)
});
