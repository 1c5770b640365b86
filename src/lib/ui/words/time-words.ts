import { dayOf, daysBetween, type Day, type Instant } from '#lib/domain/day.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const whole = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'short',
	year: 'numeric',
	timeZone: 'UTC'
});
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat('en-GB', {
	dateStyle: 'medium',
	timeStyle: 'short',
	timeZone: 'UTC'
});

/** `29 Aug 2024`. */
export const dayWords = (day: Day): string => whole.format(new Date(`${day}T00:00:00Z`));

/** `29 Aug` in the year of `today`, else with its year. */
export const shortDayWords = (day: Day, today: Day): string =>
	day.slice(0, 4) === today.slice(0, 4)
		? short.format(new Date(`${day}T00:00:00Z`))
		: dayWords(day);

/** `29 Aug 2024, 14:02 UTC`. */
export const momentWords = (at: Instant): string => `${moment.format(new Date(at))} UTC`;

/** The time of a moment on this device's clock: `14:02:11`. For the browser: a server does not know the viewer's zone. */
export const clockWords = (at: Instant): string =>
	new Date(at).toLocaleTimeString('en-GB', { hour12: false });

/** How long ago a moment was, at `now` (milliseconds since 1970): `just now`, `2 min ago`, `5 h ago`, then days. */
export function momentsAgo(at: Instant, now: number): string {
	const ms = now - Date.parse(at);
	if (ms < MINUTE) return 'just now';
	if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ago`;
	if (ms < 24 * HOUR) return `${Math.floor(ms / HOUR)} h ago`;
	return `${span(Math.floor(ms / (24 * HOUR)))} ago`;
}

/** How far a day is from today: `today`, `3 d ago`, `in 12 d`, `in 3 wk`, `2 y ago`. */
export function daysAway(day: Day, today: Day): string {
	const days = daysBetween(today, day);
	if (days === 0) return 'today';
	return days > 0 ? `in ${span(days)}` : `${span(-days)} ago`;
}

/** How old a judgement is: to the minute where it was recorded on the day it speaks of, else in days. */
export const ageWords = (dated: { asOf: Day; at: Instant }, now: number): string =>
	dayOf(dated.at) === dated.asOf
		? momentsAgo(dated.at, now)
		: daysAway(dated.asOf, dayOf(new Date(now).toISOString()));

function span(days: number): string {
	if (days < 60) return `${days} d`;
	if (days < 730) return `${Math.floor(days / 30.4)} mo`;
	return `${Math.floor(days / 365.25)} y`;
}
