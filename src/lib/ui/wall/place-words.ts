import type { Rotation } from '#lib/client/wall/rotation.ts';

/** Where in its rotation a wall is: `Page 1 of 3 · next in 24 s`. `issues`: how many there are in all. */
export function placeWords(
	{ turns, at, held }: Rotation,
	secondsLeft: number,
	issues: number
): string {
	if (turns.length < 2) return issues === 1 ? '1 issue' : `${issues} issues`;
	const next = held ? 'held' : `next in ${secondsLeft} s`;
	return `Page ${at + 1} of ${turns.length} · ${next}`;
}
