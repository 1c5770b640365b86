import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	AskedDay,
	addDays,
	Day,
	dayOf,
	daysBetween,
	FIRST_DAY,
	Instant,
	instantOf,
	LAST_DAY,
	startOf
} from '#lib/domain/day.ts';

const day = fc
	.integer({ min: -20_000, max: 40_000 })
	.map((number) => dayOf(instantOf(number * 86_400_000)));

test('D20: days are counted by midnights in UTC', () => {
	fc.assert(
		fc.property(day, fc.integer({ min: -9000, max: 9000 }), (from, days) => {
			expect(daysBetween(from, addDays(from, days))).toBe(days);
			expect(dayOf(instantOf(startOf(from) + 86_399_999))).toBe(from);
		})
	);
});

test.each(['2025-02-29', '2025-13-01', '2025-1-1', '20250101', '2025-01-01T00:00:00.000Z', ''])(
	'D20: %j is not a day',
	(value) => {
		expect(Day.safeParse(value).success).toBe(false);
	}
);

test.each([
	['0000-01-01', false],
	['0999-12-31', false],
	[FIRST_DAY, true],
	[LAST_DAY, true],
	['9999-12-31', false]
])('D20: that %s can be asked for is %s', (value, isDay) => {
	expect(Day.safeParse(value).success).toBe(true);
	const parsed = AskedDay.safeParse(value);
	expect(parsed.success).toBe(isDay);
	if (!parsed.success) expect(parsed.error.issues[0]?.message).toContain('the years 1000 to 9998');
});

test('D20: a moment is in UTC, to the millisecond', () => {
	expect(Instant.safeParse('2025-06-15T12:00:00.000Z').success).toBe(true);
	expect(Instant.safeParse('2025-06-15T12:00:00Z').success).toBe(false);
	expect(Instant.safeParse('2025-06-15T12:00:00.000+02:00').success).toBe(false);
});
