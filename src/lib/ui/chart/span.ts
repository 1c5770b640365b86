import { addDays, startOf, type Day } from '#lib/domain/day.ts';

/** A stretch of time that a chart shows, in milliseconds since 1970; `to` is later than `from`. */
export interface Span {
	from: number;
	to: number;
}

const LEAST = 60_000;
/** Days that are in sight at least. */
export const LEAST_DAYS = 3;

/** From the first millisecond of a day to the end of another, or to `now` where that is on the way. */
export function spanOf(days: { from: Day; to: Day }, now: number): Span {
	const from = startOf(days.from);
	return { from, to: Math.max(from + LEAST, Math.min(startOf(addDays(days.to, 1)), now)) };
}

/** Whether a moment lies in the span. */
export const isIn = (at: number, { from, to }: Span): boolean => at >= from && at <= to;

/** How far into the span a moment lies: 0 at its beginning, 1 at its end, beyond where it is outside. */
export const shareOf = (at: number, { from, to }: Span): number => (at - from) / (to - from);

/** The moment that lies so far into the span. */
export const momentAt = (share: number, { from, to }: Span): number =>
	Math.round(from + Math.min(1, Math.max(0, share)) * (to - from));

/** A share of a box as a CSS length, `12.345%`. */
export const percent = (share: number): string => `${Math.round(share * 1e5) / 1e3}%`;
