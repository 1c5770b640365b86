import { afterNavigate, invalidateAll } from '$app/navigation';
import { page } from '$app/state';
import type { ChangesListener } from '#lib/client/confirmed.svelte.ts';
import { getLiveBoard } from '#lib/client/live-board-context.ts';
import { readingAnew } from '#lib/client/read-anew.ts';

/** Reads the page anew with every change of its board, from when the calling component is there until it is gone. */
export const keepCurrent = (): void => readAnewAfter(() => true);

/** The same for a page that takes in changes by itself: only where more was missed than changes came. */
export const keepComplete = (): void => readAnewAfter((changes) => changes.length === 0);

/** The same for a page that says how many changes have come since. */
export const beginCurrent = (): void => readAnewAfter(() => false);

/** In any case a page that was fetched ahead, before a change that came here, is read anew once it is there. */
function readAnewAfter(isDue: (...heard: Parameters<ChangesListener>) => boolean): void {
	const live = getLiveBoard();
	const anew = readingAnew(invalidateAll);
	afterNavigate(() => {
		if (live.confirmed.revision > page.data.revision) void anew();
	});
	// Changes come over the connection, which only the browser has.
	$effect(() => live.onChanges((...heard) => isDue(...heard) && void anew()));
}
