import type { Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { BoardLine } from '#lib/protocol/api.ts';
import type { LivingBoard } from './living-board.ts';
import type { Committed } from './round.ts';
import type { DeskOf } from './strangers.ts';

/** Told after each commit, by this process or another: the changes, in order, and the board after them. */
export type CommittedListener = (changes: readonly Change[], board: Board) => void;

/** What the doors of one process have in common, whoever stands before them. */
export interface Shared {
	readonly living: Map<Slug, Promise<LivingBoard>>;
	readonly listeners: Set<CommittedListener>;
	/** The boards as they were last listed, for times without the database. */
	lines: BoardLine[];
	/** Who may be named in comments; null where nobody is known. */
	deskOf: DeskOf | null;
	/** Told what came of each command; null where nobody counts. */
	answered: ((outcome: Committed | Refusal) => void) | null;
}

/** What the first door of a process begins with. */
export const nothingShared = (): Shared => ({
	living: new Map(),
	listeners: new Set(),
	lines: [],
	deskOf: null,
	answered: null
});
