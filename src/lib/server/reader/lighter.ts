import type { Board } from '#lib/domain/board.ts';
import { addDays, dayNumber, type Day } from '#lib/domain/day.ts';
import type { Run } from '#lib/domain/run.ts';
import { thin } from '#lib/domain/thin.ts';

/** About how many steps of a run a card can show beyond the days that direction speaks of. */
const POINTS = 60;

/** The board with runs that are as fine as cards show them, and exact where direction is read: much less to send. */
export function lighter(board: Board, day: Day): Board {
	const before = dayNumber(addDays(day, -board.settings.directionDays));
	return {
		...board,
		issues: board.issues.map((issue) => ({ ...issue, run: lighterRun(issue.run, before) }))
	};
}

function lighterRun(run: Run, before: number): Run {
	const stood = run.findLastIndex(([day]) => day <= before);
	const last = run.length - 1;
	const exact = new Set([stood, stood + 1, last]);
	const kept = new Set(thin(run.map(stepOf), POINTS).map(({ at }) => at));
	return run.filter(([day], index) => kept.has(day) || exact.has(index));
}

/** Counted in days: to thin a run, no moment need be made of each. */
const stepOf = ([day, tension]: Run[number]) => ({ at: day, tension, status: null });
