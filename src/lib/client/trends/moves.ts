import type { Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { dayOf } from '#lib/domain/day.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { indexOn } from '#lib/domain/tension-index.ts';
import type { Step } from '#lib/domain/series.ts';
import type { Slug } from '#lib/domain/slug.ts';

/** A step that a line takes, and the index with it, by a change of that revision. */
export interface Move {
	revision: number;
	issue: Slug;
	step: Step;
	index: number | null;
}

/**
 * The steps that changes add at the end of lines; null where they reach further: into the past, into the ladder or the
 * weights of the index, into which issues there are, or into the entries. Then the lines must be read anew.
 */
export function movesOf(changes: readonly Change[], before: Board): Move[] | null {
	const moves: Move[] = [];
	let board = before;
	for (const change of changes) {
		if (reachesFurther(change)) return null;
		board = evolve(board, change);
		const { happening, revision } = change;
		if (happening.type !== 'issue.assessed') continue;
		const { issue, status, tension } = happening;
		const step = { at: Date.parse(change.at), status, tension };
		moves.push({ revision, issue, step, index: indexOn(board, dayOf(change.at)) });
	}
	return moves;
}

function reachesFurther({ happening, at }: Change): boolean {
	switch (happening.type) {
		case 'issue.assessed':
			return happening.asOf !== dayOf(at);
		case 'issue.edited':
			return happening.salience !== undefined;
		case 'board.edited':
			return happening.ladder !== undefined;
		case 'issue.opened':
		case 'issue.archived':
		case 'issue.restored':
		case 'entry.recorded':
		case 'entry.edited':
		case 'entry.struck':
			return true;
		default:
			return false;
	}
}
