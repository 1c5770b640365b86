import { beforeOf, type Before } from '#lib/domain/before.ts';
import { emptyBoard, type Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { markOf } from '#lib/domain/mark.ts';
import type { Appending } from '#lib/server/store/store.ts';

/** The appending that takes a board's log from one revision to another. */
export function appendingOf(log: readonly Change[], from = 0, to = log.length): Appending {
	const before = log.slice(0, from).reduce(evolve, emptyBoard('us-china'));
	return appendingOn(before, log.slice(from, to));
}

/** The appending of what happened next on a board. */
export function appendingOn(before: Board, changes: readonly Change[]): Appending {
	const marks: Appending['marks'][number][] = [];
	const befores = new Map<number, Before>();
	let after = before;
	for (const change of changes) {
		const stood = beforeOf(after, change.happening, undefined);
		if (stood) befores.set(change.revision, stood);
		after = evolve(after, change);
		const mark = markOf(after, change);
		if (mark) marks.push(mark);
	}
	return { before, after, changes, marks, befores };
}
