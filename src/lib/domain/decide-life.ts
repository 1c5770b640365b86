import type { Board } from './board.ts';
import type { Command, CommandOf } from './command.ts';
import type { Instant } from './day.ts';
import type { Context, Decision } from './decide.ts';
import { refuse, type Refusal } from './refusal.ts';

/** For so many days a deleted board can be restored; then it is purged. */
export const RESTORABLE_DAYS = 30;
const A_DAY = 86_400_000;

/** Until when a board that was deleted at a moment can be restored, in milliseconds since 1970. */
export const restorableUntil = (deleted: Instant): number =>
	Date.parse(deleted) + RESTORABLE_DAYS * A_DAY;

/** Boards deleted at or before this moment are to be purged, in milliseconds since 1970. */
export const purgedUntil = (now: number): number => now - RESTORABLE_DAYS * A_DAY;

/** The refusal where an address was given before: it is never given twice. */
export const slugTaken = (slug: string): Refusal =>
	refuse('conflict', `There is already a board "${slug}", or there was one`);

/** The refusal where there is no such board: it was never made, or it is deleted. */
export const noBoard = (slug: string): Refusal =>
	refuse('not_found', `There is no board "${slug}"`);

/** The refusal of whatever a board takes no longer: deleted only to be restored, archived also to be deleted. */
export function refuseInert(board: Board, command: Command, { at }: Context): Refusal | null {
	const { type } = command;
	if (board.deleted) {
		const isTooLate = Date.parse(at) >= restorableUntil(board.deleted);
		return type === 'board.restore' && !isTooLate ? null : noBoard(board.slug);
	}
	if (!board.archived || type === 'board.restore' || type === 'board.delete') return null;
	return refuse('invalid', `"${board.name}" is archived: restore it first`);
}

export const archive = ({ note }: CommandOf<'board.archive'>): Decision => [
	{ type: 'board.archived', note }
];

export function restore(board: Board, { note }: CommandOf<'board.restore'>): Decision {
	if (board.deleted || board.archived) return [{ type: 'board.restored', note }];
	return refuse('invalid', `"${board.name}" is neither archived nor deleted`);
}

/** Asked for by the board's name, so that nobody deletes another than they mean. */
export function remove(board: Board, { name, note }: CommandOf<'board.delete'>): Decision {
	if (name === board.name) return [{ type: 'board.deleted', note }];
	return refuse('invalid', `To delete the board, type its name: ${board.name}`, {
		name: `must be ${board.name}`
	});
}
