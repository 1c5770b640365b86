import type { Board } from './board.ts';
import { findIssue } from './board.ts';
import type { Change } from './change.ts';
import { NOT_ASSESSED, type Judgement } from './assessment.ts';
import { dayOf } from './day.ts';
import type { Mark } from './series.ts';
import type { Slug } from './slug.ts';

/** What a change adds to an issue's series, given the board after it; null where it adds nothing. */
export function markOf(after: Board, change: Change): (Mark & { issue: Slug }) | null {
	const { happening, at, revision } = change;
	switch (happening.type) {
		case 'issue.assessed': {
			const { issue, status, tension, asOf } = happening;
			return { issue, status, tension, asOf, at, revision };
		}
		case 'issue.archived':
			return { issue: happening.issue, ...NOT_ASSESSED, asOf: dayOf(at), at, revision };
		case 'issue.restored':
			return {
				issue: happening.issue,
				...standing(after, happening.issue),
				asOf: dayOf(at),
				at,
				revision
			};
		default:
			return null;
	}
}

function standing(board: Board, id: Slug): Judgement {
	const { status, tension } = findIssue(board, id)?.standing ?? NOT_ASSESSED;
	return { status, tension };
}
