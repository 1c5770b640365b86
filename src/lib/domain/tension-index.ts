import type { Board } from './board.ts';
import { addDays, dayOfNumber, dayNumber, type Day } from './day.ts';
import { directionBetween, type Direction } from './direction.ts';
import { isOpen, type Issue } from './issue.ts';
import { RUN_DAYS, tensionOn, type Run } from './run.ts';

/** One issue's part in the index. */
export interface Weighed {
	tension: number | null;
	salience: number;
}

/** Mean tension weighted by salience, to one decimal; null where nothing is assessed. */
export function weightedMean(parts: Iterable<Weighed>): number | null {
	let sum = 0;
	let weight = 0;
	for (const { tension, salience } of parts) {
		if (tension === null) continue;
		sum += tension * salience;
		weight += salience;
	}
	return meanOf(sum, weight);
}

/** A mean of what is summed up with its weights, to one decimal; null where nothing is. */
export const meanOf = (sum: number, weight: number): number | null =>
	weight === 0 ? null : Math.round((sum / weight) * 10) / 10;

/** The board's tension on a day: the weighted mean of its open issues, with the weights they have now. */
export const indexOn = (board: Board, day: Day): number | null =>
	weightedMean(board.issues.filter(isOpen).map((issue) => weighed(issue, day)));

/** Where the index is heading, by the board's own window and threshold. */
export const indexDirection = (board: Board, today: Day): Direction | null =>
	directionBetween(
		indexOn(board, addDays(today, -board.settings.directionDays)),
		indexOn(board, today),
		board.settings
	);

/** The index over the days that the board holds: one step for each day on which it changed. */
export function indexRun(board: Board, today: Day): { day: Day; index: number | null }[] {
	const start = dayNumber(addDays(today, -RUN_DAYS));
	const open = board.issues.filter(isOpen);
	const days = new Set(open.flatMap(({ run }) => run.map(([day]) => Math.max(day, start))));
	return [...days]
		.toSorted((a, b) => a - b)
		.map(dayOfNumber)
		.map((day) => ({ day, index: indexOn(board, day) }));
}

const weighed = ({ run, salience }: { run: Run } & Pick<Issue, 'salience'>, day: Day): Weighed => ({
	tension: tensionOn(run, day),
	salience
});
