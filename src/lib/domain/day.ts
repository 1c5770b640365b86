import * as z from 'zod/mini';

const MS_A_DAY = 86_400_000;

/** A calendar day, `2024-08-29`. Days begin at midnight UTC. */
export const Day = z
	.string('must be a day such as 2024-08-29')
	.check(z.refine((text) => isMoment(`${text}T00:00:00.000Z`), 'must be a day such as 2024-08-29'));
export type Day = z.infer<typeof Day>;

/** The first and the last day that can be asked for. What is counted on from them is still written with four digits of a year. */
export const FIRST_DAY = '1000-01-01';
export const LAST_DAY = '9998-12-31';

/** A day that is asked for; a log may speak of any. */
export const AskedDay = z.string().check(
	z.refine((text) => Day.safeParse(text).success, 'must be a day such as 2024-08-29'),
	z.refine(
		(text) => text >= FIRST_DAY && text <= LAST_DAY,
		'must be a day of the years 1000 to 9998'
	)
);

/** A moment to the millisecond in UTC, `2024-08-29T14:02:11.123Z`, so that text order is time order. */
export const Instant = z
	.string('must be a moment such as 2024-08-29T14:02:11.123Z')
	.check(z.refine(isMoment, 'must be a moment such as 2024-08-29T14:02:11.123Z'));
export type Instant = z.infer<typeof Instant>;

/** Whether it is a moment of the calendar, in the one form that it has here. */
function isMoment(text: string): boolean {
	const ms = /^\d{4}-/.test(text) ? Date.parse(text) : NaN;
	return !Number.isNaN(ms) && instantOf(ms) === text;
}

/** The moment as an `Instant`, from milliseconds since 1970. */
export const instantOf = (ms: number): Instant => new Date(ms).toISOString();

/** The day a moment falls on. */
export const dayOf = (at: Instant): Day => at.slice(0, 10);

/** Days since 1970-01-01. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / MS_A_DAY;

/** Days since 1970-01-01 of the day on which a moment falls, in milliseconds since then. */
export const dayNumberAt = (ms: number): number => Math.floor(ms / MS_A_DAY);

/** The day that is `number` days after 1970-01-01. */
export const dayOfNumber = (number: number): Day => dayOf(instantOf(number * MS_A_DAY));

/** The day `days` after this one; before it where negative. */
export const addDays = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days);

/** The day of the month that `like` is, so many months after this one; where that month is shorter, its last. */
export function addMonths(day: Day, months: number, like: Day = day): Day {
	const [year = 0, month = 1] = day.split('-').map(Number);
	const date = Number(like.slice(8));
	const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
	return dayOf(instantOf(Date.UTC(year, month - 1 + months, Math.min(date, last))));
}

/** Whole days from one day to another; negative where `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** The first millisecond of a day, since 1970. */
export const startOf = (day: Day): number => dayNumber(day) * MS_A_DAY;
