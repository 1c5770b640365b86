import * as z from 'zod/mini';
import { TimeZone } from './party.ts';

const MINUTES_A_DAY = 24 * 60;
/** Most spans that one schedule has. */
export const MOST_SPANS = 6;

/** A time of day, `19:30`. */
export const TimeOfDay = z
	.string()
	.check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 19:30'));

/** How bright a screen is. */
export type Light = 'full' | 'dim' | 'blank';

/** From one time of day to another, past midnight where the second is earlier; a whole day where they are the same. */
export const LightSpan = z.strictObject({
	light: z.enum(['dim', 'blank'], 'must be dim or blank'),
	from: TimeOfDay,
	to: TimeOfDay,
	/** Days on which it begins. */
	days: z.enum(['every', 'weekdays', 'weekends'], 'must be every, weekdays or weekends')
});
export type LightSpan = z.infer<typeof LightSpan>;

/** When a screen is dim or blank, by the clock of a zone; null: of the zone that the screen itself is set to. */
export const Schedule = z.strictObject({
	zone: z.nullable(TimeZone),
	spans: z.array(LightSpan).check(z.maxLength(MOST_SPANS, `must be at most ${MOST_SPANS} spans`))
});
export type Schedule = z.infer<typeof Schedule>;

/** How bright a screen is at `now` (ms since 1970). `ownZone` is the zone it is set to. Where spans overlap, the darkest counts. */
export function lightAt(schedule: Schedule, now: number, ownZone: string): Light {
	const local = localTime(now, schedule.zone ?? ownZone);
	const lights = schedule.spans
		.filter((span) => covers(span, local))
		.map((span): Light => span.light);
	if (lights.includes('blank')) return 'blank';
	return lights.includes('dim') ? 'dim' : 'full';
}

interface LocalTime {
	/** Since midnight. */
	minutes: number;
	/** 0 is Sunday. */
	weekday: number;
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function localTime(now: number, timeZone: string): LocalTime {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone,
		weekday: 'short',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23'
	}).formatToParts(now);
	const partOf = (type: Intl.DateTimeFormatPartTypes) =>
		parts.find((part) => part.type === type)?.value ?? '';
	return {
		minutes: Number(partOf('hour')) * 60 + Number(partOf('minute')),
		weekday: WEEKDAYS.indexOf(partOf('weekday'))
	};
}

function covers(span: LightSpan, { minutes, weekday }: LocalTime): boolean {
	const from = minutesOf(span.from);
	const length = (minutesOf(span.to) - from + MINUTES_A_DAY) % MINUTES_A_DAY || MINUTES_A_DAY;
	const yesterday = (weekday + 6) % 7;
	const isWithin = (sinceMidnight: number) =>
		sinceMidnight >= from && sinceMidnight < from + length;
	return (
		(beginsOn(span, weekday) && isWithin(minutes)) ||
		(beginsOn(span, yesterday) && isWithin(minutes + MINUTES_A_DAY))
	);
}

function beginsOn({ days }: LightSpan, weekday: number): boolean {
	if (days === 'every') return true;
	const isWeekend = weekday === 0 || weekday === 6;
	return isWeekend === (days === 'weekends');
}

function minutesOf(time: string): number {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	return hours * 60 + minutes;
}
