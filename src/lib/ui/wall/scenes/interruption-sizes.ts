import type { Room } from './scene-room.ts';

/** Font sizes of what interrupts a wall, in em of the wall, as large as its room allows. */
export interface InterruptionSizes {
	/** Of the room for its texts. */
	width: number;
	/** From the largest to the smallest. */
	titles: number[];
	titleLines: number;
	small: number;
	marks: number;
	tension: number;
	reason: number;
	reasonLines: number;
}

/** The rooms in which everything has the sizes below; in smaller ones it has less. */
const FULL = { lying: { width: 110, height: 52 }, standing: { width: 66, height: 90 } };
/** Padding of the scene, left and right together. */
const PADDING = 4;

/** The sizes in a room. No text is smaller than the smallest of the wall. */
export function interruptionSizes({ width, height, lies, small }: Room): InterruptionSizes {
	const full = lies ? FULL.lying : FULL.standing;
	const share = Math.min(1, width / full.width, height / full.height);
	const sized = (size: number) => Math.max(1, size * share);
	return {
		width: width - PADDING,
		titles: [7, 5.6, 4.4, 3.4, 2.6].map(sized),
		titleLines: lies ? 2 : 4,
		small: sized(1.5),
		marks: sized(3.2),
		tension: sized(9),
		reason: sized(lies ? 2.2 : 2.8),
		reasonLines: small ? 1 : lies ? 3 : 6
	};
}
