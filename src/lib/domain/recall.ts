import type { Judgement } from './assessment.ts';
import type { Board } from './board.ts';
import type { Change } from './change.ts';
import type { Comment } from './comment.ts';
import type { Day } from './day.ts';
import type { Entry } from './entry.ts';
import type { Position } from './position.ts';
import type { Slug } from './slug.ts';

/** Something older than what a board holds, which a command speaks of: the store is asked for it before deciding. */
export type Need =
	/** `before`: as it was when that revision came; as it is now where left out. */
	| { kind: 'standing'; issue: Slug; asOf: Day; before?: number }
	| { kind: 'entry'; entry: Slug }
	| { kind: 'position'; issue: Slug; position: Slug }
	| { kind: 'comment'; comment: number }
	| { kind: 'changes'; revisions: number[] }
	| { kind: 'board'; revision: number };

/** The answer to a `Need`; null where there is no such thing. */
export type Recalled =
	/** What stood on an issue at the end of that day, and which revision said so (0: none). */
	| { kind: 'standing'; judgement: Judgement; revision: number }
	/** The entry, and the latest past entries of each of its issues without it. */
	| { kind: 'entry'; entry: Entry | null; beneath: Entry[] }
	/** The position, and the party's latest one on that issue without it. */
	| { kind: 'position'; position: Position | null; beneath: Position | null }
	| { kind: 'comment'; comment: Comment | null }
	/** Those of the changes that there are. */
	| { kind: 'changes'; changes: Change[] }
	/** The board as it was at that revision. */
	| { kind: 'board'; board: Board };

type RecalledOf<K extends Recalled['kind']> = Extract<Recalled, { kind: K }>;

/** What was recalled of one kind, in the order in which it was needed. */
export const allRecalled = <K extends Recalled['kind']>(
	recalled: readonly Recalled[] = [],
	kind: K
): RecalledOf<K>[] => recalled.filter((each): each is RecalledOf<K> => each.kind === kind);

/** What was recalled of a kind that is needed once. */
export const findRecalled = <K extends Recalled['kind']>(
	recalled: readonly Recalled[] | undefined,
	kind: K
): RecalledOf<K> | undefined => allRecalled(recalled, kind)[0];

/** The change of a revision, where it was recalled. */
export const changeAt = (
	recalled: readonly Recalled[] | undefined,
	revision: number
): Change | undefined =>
	allRecalled(recalled, 'changes')
		.flatMap(({ changes }) => changes)
		.find((change) => change.revision === revision);
