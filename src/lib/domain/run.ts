import * as z from 'zod/mini';
import { dayNumber, type Day } from './day.ts';
import { Tension } from './tension.ts';

/** Days of recent tension that a board holds for each issue; older history is read from the store. */
export const RUN_DAYS = 370;

/**
 * An issue's recent tension: `[day number, tension at the end of that day]`, oldest first, one for each day
 * on which it changed. Null is "not assessed". The first may be older than the rest: it is what stood when the run begins.
 */
export const Run = z.array(z.tuple([z.int(), z.nullable(Tension)]));
export type Run = z.infer<typeof Run>;

/** The run with that day's tension, cut to `RUN_DAYS` before `today`. */
export function extendRun(run: Run, day: Day, tension: number | null, today: Day): Run {
	const number = dayNumber(day);
	const place = run.findLastIndex(([each]) => each < number) + 1;
	const same = run[place]?.[0] === number ? 1 : 0;
	return cut(run.toSpliced(place, same, [number, tension]), dayNumber(today) - RUN_DAYS);
}

function cut(run: Run, start: number): Run {
	// From the front, since all but the first few days of a run are after its start.
	const within = run.findIndex(([day]) => day > start);
	const begins = (within < 0 ? run.length : within) - 1;
	return begins > 0 ? run.slice(begins) : run;
}

/** Tension at the end of a day; null where the issue was not assessed by then. */
export function tensionOn(run: Run, day: Day): number | null {
	const number = dayNumber(day);
	return run.findLast(([each]) => each <= number)?.[1] ?? null;
}
