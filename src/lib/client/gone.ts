import type { LiveBoard, Pending } from './live-board.svelte.ts';

/** What was given on this page, took effect, and is gone since the log went back, oldest first. */
export function goneOf(live: LiveBoard): Pending[] {
	const { kept } = live.restoration ?? { kept: Infinity };
	const gone = live.lost.filter(({ revision }) => revision > kept).toReversed();
	return [...new Set(gone.flatMap((change) => live.findOwn(change) ?? []))];
}
