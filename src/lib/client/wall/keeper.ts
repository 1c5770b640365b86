import { keepCopy } from './local-copy.ts';
import type { WallView } from './wall-view.svelte.ts';

const SOON = 2_000;
const NOW_AND_THEN = 300_000;

/** Keeps a copy of what a wall shows: soon after each change, now and then, and when its page is left. */
export function keepCopies({ live }: WallView): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const keep = () => {
		clearTimeout(timer);
		timer = setTimeout(keep, NOW_AND_THEN);
		if (live.version === null || live.isGone) return;
		const { confirmed: board, skew, epoch } = live;
		keepCopy({ board, now: Date.parse(live.asOf), skew, epoch });
	};
	const keepSoon = () => {
		clearTimeout(timer);
		timer = setTimeout(keep, SOON);
	};
	const unlisten = live.onChanges(keepSoon);
	addEventListener('pagehide', keep);
	keepSoon();
	return () => {
		clearTimeout(timer);
		unlisten();
		removeEventListener('pagehide', keep);
	};
}
