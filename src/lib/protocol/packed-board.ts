import type { Board } from '#lib/domain/board.ts';
import type { Issue } from '#lib/domain/issue.ts';
import type { Run } from '#lib/domain/run.ts';
import { packed, unpacked } from './packed.ts';
import type { Past } from './past.ts';

/** A board as a page is sent it: what weighs of it is the many figures of runs. */
type PackedBoard = Omit<Board, 'issues'> & { issues: (Omit<Issue, 'run'> & { run: string })[] };
type PackedPast = Omit<Past, 'board'> & { board: PackedBoard | null };

/** Boards by what was packed of them here: a server that renders a page of what it packed need not unpack it. */
const boards = new WeakMap<PackedBoard, Board>();

export function packedBoard(board: Board): PackedBoard {
	const issues = board.issues.map((issue) => ({ ...issue, run: packedRun(issue.run) }));
	const sent = { ...board, issues };
	boards.set(sent, board);
	return sent;
}

/** A run is never changed, and is the same on most boards that follow: what was made of it once is kept with it. */
const packedRuns = new WeakMap<Run, string>();

function packedRun(run: Run): string {
	const text = packedRuns.get(run) ?? packed(run);
	packedRuns.set(run, text);
	return text;
}

export const unpackedBoard = (board: PackedBoard): Board =>
	(import.meta.env.SSR && boards.get(board)) || {
		...board,
		issues: board.issues.map((issue) => ({ ...issue, run: unpacked(issue.run) }))
	};

export const packedPast = (past: Past): PackedPast => ({
	...past,
	board: past.board && packedBoard(past.board)
});

export const unpackedPast = (past: PackedPast): Past => ({
	...past,
	board: past.board && unpackedBoard(past.board)
});
