import { addDays, dayNumber, type Day } from './day.ts';
import { momentOf, type Mark, type Step } from './series.ts';
import { keepExtremes } from './thin.ts';

/**
 * Days in the spans by which long series are kept, finest first. Spans begin at 1970-01-01 and each is made of whole
 * spans of the level beneath it.
 */
export const LEVELS = [1, 8, 64] as const;
export type Level = (typeof LEVELS)[number];

/** Spans of one level that follow each other: from `first` to `last`, both included, as day numbers divided by `level`. */
export interface Spans {
	level: Level;
	first: number;
	last: number;
}

/** The span of a level that a day is in. */
export const spanOf = (day: Day, level: Level): number => Math.floor(dayNumber(day) / level);

/**
 * What is kept of a day, with one mark more that was recorded after all the others of that day: its last step, and of
 * those before it every extreme. Nothing that is left out can be needed again, since a later mark of the day can only
 * follow its last step or replace it.
 */
export function withMark(day: readonly Step[], mark: Mark): Step[] {
	const last = day.at(-1);
	const at = momentOf(mark, last);
	const step = { at, status: mark.status, tension: mark.tension };
	return [...(last?.at === at ? day.slice(0, -1) : keepExtremes(day)), step];
}

/** What is kept of a span, of what is kept of the spans it is made of, in their order: the same as of all their steps. */
export const merged = (parts: readonly (readonly Step[])[]): Step[] => keepExtremes(parts.flat());

/** The fewest spans that make up a window of days, both included, none longer than the level; in order of time. */
export function cover(from: Day, to: Day, coarsest: Level): Spans[] {
	const spans: Spans[] = [];
	const end = dayNumber(addDays(to, 1));
	for (let day = dayNumber(from); day < end;) {
		const level = longestAt(day, end, coarsest);
		const held = spans.at(-1);
		if (held?.level === level) held.last += 1;
		else spans.push({ level, first: day / level, last: day / level });
		day += level;
	}
	return spans;
}

const longestAt = (day: number, end: number, coarsest: Level): Level =>
	LEVELS.findLast((level) => level <= coarsest && day % level === 0 && day + level <= end) ?? 1;
