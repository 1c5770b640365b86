import { emptyBoard } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { markOf } from '#lib/domain/mark.ts';
import type { Appending } from '#lib/server/store/store.ts';

/** The appending that takes a board's log from one revision to another. */
export function appendingOf(log: readonly Change[], from = 0, to = log.length): Appending {
	const before = log.slice(0, from).reduce(evolve, emptyBoard('us-china'));
	const changes = log.slice(from, to);
	const marks: Appending['marks'][number][] = [];
	let after = before;
	for (const change of changes) {
		after = evolve(after, change);
		const mark = markOf(after, change);
		if (mark) marks.push(mark);
	}
	return { before, after, changes, marks };
}
