import type { Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { LARGEST_CATCH_UP } from '#lib/protocol/live.ts';
import { orInTrouble } from '../database/trouble.ts';
import type { LivingBoard } from './living-board.ts';

/** What a viewer who holds a revision must be given to be current. */
export type CaughtUp = { revision: number; changes: Change[] } | { revision: number; board: Board };

/** What somebody who holds revision `since` must be given of a board, or nothing held: at the moment it resolves, it is current. */
export async function caughtUp(living: LivingBoard, since: number | undefined): Promise<CaughtUp> {
	// Somebody who knows more than this process has been served by another.
	if (since !== undefined && since > living.board.revision) await living.catchUp();
	const missed = living.board.revision - (since ?? -Infinity);
	if (since === undefined || missed < 0 || missed > LARGEST_CATCH_UP) return whole(living.board);
	const changes = await orInTrouble(missedBy(living, since), () => null);
	// What cannot be read back is in the board, which is in memory.
	if (!changes) return whole(living.board);
	const { revision } = living.board;
	const isCurrent = (changes.at(-1)?.revision ?? since) === revision;
	return isCurrent ? { revision, changes } : whole(living.board);
}

const missedBy = async (living: LivingBoard, since: number): Promise<Change[] | null> => [
	...(await living.changesSince(since, LARGEST_CATCH_UP))
];

const whole = (board: Board): CaughtUp => ({ revision: board.revision, board });
