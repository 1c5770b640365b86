import { expect, test } from 'vitest';
import { lightAt, Schedule, type LightSpan } from '#lib/domain/light.ts';

const aSpan = (over: Partial<LightSpan> = {}): LightSpan => ({
	light: 'dim',
	from: '19:00',
	to: '07:00',
	days: 'every',
	...over
});

/** 15 June 2025 is a Sunday. */
const at = (moment: string) => Date.parse(`2025-06-${moment}:00Z`);
const inUtc = (spans: LightSpan[]) => ({ zone: 'UTC', spans });

test('P7: a span lasts from its first minute up to its last, past midnight too', () => {
	const schedule = inUtc([aSpan()]);
	const lightOf = (moment: string) => lightAt(schedule, at(moment), 'UTC');
	expect(['15T18:59', '15T19:00', '15T23:59', '16T00:00'].map(lightOf)).toEqual([
		'full',
		'dim',
		'dim',
		'dim'
	]);
	expect(['16T06:59', '16T07:00', '16T12:00'].map(lightOf)).toEqual(['dim', 'full', 'full']);
});

test('P7: a span belongs to the day on which it begins', () => {
	const schedule = inUtc([aSpan({ days: 'weekends' })]);
	expect(lightAt(schedule, at('14T06:00'), 'UTC')).toBe('full');
	expect(lightAt(schedule, at('16T06:00'), 'UTC')).toBe('dim');
	expect(lightAt(schedule, at('16T20:00'), 'UTC')).toBe('full');
	const week = inUtc([aSpan({ days: 'weekdays' })]);
	expect(lightAt(week, at('16T06:00'), 'UTC')).toBe('full');
	expect(lightAt(week, at('16T20:00'), 'UTC')).toBe('dim');
});

test('P7: a span that ends when it begins lasts a whole day', () => {
	const schedule = inUtc([aSpan({ light: 'blank', from: '00:00', to: '00:00', days: 'weekends' })]);
	expect(lightAt(schedule, at('15T00:00'), 'UTC')).toBe('blank');
	expect(lightAt(schedule, at('15T23:59'), 'UTC')).toBe('blank');
	expect(lightAt(schedule, at('16T00:00'), 'UTC')).toBe('full');
});

test('P7: where spans overlap the darkest counts, in whatever order they are given', () => {
	const spans = [aSpan(), aSpan({ light: 'blank', from: '22:00', to: '05:00' })];
	for (const order of [spans, spans.toReversed()]) {
		expect(lightAt(inUtc(order), at('15T21:00'), 'UTC')).toBe('dim');
		expect(lightAt(inUtc(order), at('15T23:00'), 'UTC')).toBe('blank');
	}
});

test("P7: times are of the named zone, else of the screen's own", () => {
	const spans = [aSpan()];
	expect(lightAt({ zone: 'Asia/Shanghai', spans }, at('15T12:00'), 'UTC')).toBe('dim');
	expect(lightAt({ zone: null, spans }, at('15T12:00'), 'UTC')).toBe('full');
	expect(lightAt({ zone: null, spans }, at('15T12:00'), 'Asia/Shanghai')).toBe('dim');
});

test('P7: a schedule with a time, a zone or a number of spans that cannot be is refused', () => {
	const isValid = (schedule: object) => Schedule.safeParse(schedule).success;
	expect(isValid({ zone: null, spans: [aSpan()] })).toBe(true);
	expect(isValid({ zone: null, spans: [aSpan({ from: '24:00' })] })).toBe(false);
	expect(isValid({ zone: 'Mars/Olympus', spans: [] })).toBe(false);
	expect(isValid({ zone: null, spans: Array.from({ length: 7 }, () => aSpan()) })).toBe(false);
});
