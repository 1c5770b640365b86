import type { Board } from './board.ts';
import { daysBetween, type Day } from './day.ts';
import { directionOf, type Direction } from './direction.ts';
import type { Entry } from './entry.ts';
import { latestOf } from './evolve-entries.ts';
import type { Issue } from './issue.ts';
import { lasting, type DatedOutlook } from './outlook.ts';
import type { Status } from './status.ts';

/** What a card says of an issue on a day. Null is "not assessed". */
export interface Glance {
	status: Status | null;
	tension: number | null;
	direction: Direction | null;
	outlook: DatedOutlook | null;
	/** Whole days since the day the standing assessment speaks of. */
	age: number | null;
	stale: boolean;
	/** The latest past entry. */
	last: Entry | null;
}

/** What a card says of an issue on that day. */
export function glanceOf(board: Board, issue: Issue, today: Day): Glance {
	const { standing } = issue;
	const age = standing ? Math.max(0, daysBetween(standing.asOf, today)) : null;
	return {
		status: standing?.status ?? null,
		tension: standing?.tension ?? null,
		direction: directionOf(issue.run, board.settings, today),
		outlook: lasting(issue.outlook, today),
		age,
		stale: age !== null && age > board.settings.staleDays,
		last: latestOf(board.entries, issue.id, today)[0] ?? null
	};
}
