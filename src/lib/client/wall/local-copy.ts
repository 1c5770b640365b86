import * as z from 'zod/mini';
import { Board } from '#lib/domain/board.ts';
import type { Slug } from '#lib/domain/slug.ts';

/** A board as a wall last knew it: current at `now` (server's clock, ms since 1970), on a device whose clock was `skew` ms ahead. */
export const LocalCopy = z.strictObject({
	board: Board,
	now: z.number(),
	skew: z.number(),
	/** That of the log which the board is of. */
	epoch: z.optional(z.string())
});
export type LocalCopy = z.infer<typeof LocalCopy>;

/** Under which name it is kept. */
export const keyOf = (board: Slug): string => `demarche.wall.${board}`;

/** Keeps what a wall shows, for a reload without the network. A storage that is full or denied keeps nothing. */
export function keepCopy(copy: LocalCopy): void {
	try {
		localStorage.setItem(keyOf(copy.board.slug), JSON.stringify(copy));
	} catch {
		// The wall goes on with what the server gives it.
	}
}

/** What was kept of a board; null where nothing was, or nothing that can be read. */
export function findCopy(board: Slug): LocalCopy | null {
	try {
		const kept = LocalCopy.safeParse(JSON.parse(localStorage.getItem(keyOf(board)) ?? 'null'));
		return kept.success ? kept.data : null;
	} catch {
		return null;
	}
}
