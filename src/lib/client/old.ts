import type { LiveBoard } from './live-board.svelte.ts';

/** A first connection may take this long, in milliseconds, before the page it serves is called old. */
const GRACE = 2000;

/**
 * Whether what is shown may no longer be how things stand. A page that has just been made and still connects is not old yet,
 * nor is one that never connects because its browser runs no script: it says what it said when it was made.
 */
export const isOld = ({ state, asOf }: Pick<LiveBoard, 'state' | 'asOf'>, now: number): boolean =>
	state === 'catching-up' ? now - Date.parse(asOf) > GRACE : state !== 'live';
