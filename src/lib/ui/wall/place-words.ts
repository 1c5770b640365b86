import { presentAt, type Rotation } from '#lib/client/wall/rotation.ts';

/** Where in its rotation a wall is: `Page 1 of 3 · next in 24 s`. `issues`: how many there are in all. */
export function placeWords(rotation: Rotation, secondsLeft: number, issues: number): string {
	const { turns, held } = rotation;
	if (turns.length < 2) return issues === 1 ? '1 issue' : `${issues} issues`;
	const next = held ? 'held' : `next in ${secondsLeft} s`;
	return `Page ${presentAt(rotation) + 1} of ${turns.length} · ${next}`;
}
