const MINUTE = 60_000;
/** Places on the ring; each is kept for a minute. */
const PLACES = 24;
/** Of the ring, in em of the wall: more than the width of a stroke, less than any margin. */
const RADIUS = 0.3;
/** The middle of a large digit outlasts the ring: half a day later something else stands there. */
const HALF_DAY = 12 * 60 * MINUTE;

/** How far the wall is moved at `now` (ms), in em, so that nothing is lit in one place for long. */
export function shiftAt(now: number): { x: number; y: number } {
	const angle = ((Math.floor(now / MINUTE) % PLACES) / PLACES) * 2 * Math.PI;
	const inEm = (value: number) => Math.round(value * RADIUS * 1000) / 1000;
	return { x: inEm(Math.cos(angle)), y: inEm(Math.sin(angle)) };
}

/** Whether, `age` ms after a wall came on, what stood at its left stands at its right, and the other way round. */
export const isTurnedAfter = (age: number): boolean => Math.floor(age / HALF_DAY) % 2 === 1;
