import { invalidateAll } from '$app/navigation';
import { getLiveBoard } from '#lib/client/live-board-context.ts';
import { readingAnew } from '#lib/client/read-anew.ts';

/** Reads the page anew with every change of its board, from when the calling component is there until it is gone. */
export function keepCurrent(): void {
	const live = getLiveBoard();
	const anew = readingAnew(invalidateAll);
	// Changes come over the connection, which only the browser has.
	$effect(() => live.onChanges(() => void anew()));
}
