import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeTicks } from '#lib/ui/chart/time-ticks.ts';

const span = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });
const labels = (from: string, to: string, most: number) =>
	timeTicks(span(from, to), most).map(({ label }) => label);

describe('T2: the time axis', () => {
	test('names years on a span of years', () => {
		expect(labels('2018-03-16', '2021-11-23', 5)).toEqual(['2019', '2020', '2021']);
	});

	test('names months, and January by its year', () => {
		expect(labels('2024-11-10', '2025-02-20', 6)).toEqual(['Dec', '2025', 'Feb']);
	});

	test('names days within a month', () => {
		expect(labels('2025-06-01', '2025-06-04', 6)).toEqual(['1 Jun', '2 Jun', '3 Jun', '4 Jun']);
	});

	test('names hours within a day, and midnight by its day', () => {
		expect(labels('2025-06-01T22:30Z', '2025-06-02T01:30Z', 6)).toEqual([
			'23:00',
			'2 Jun',
			'01:00'
		]);
	});

	const anySpan = fc
		.tuple(
			fc.integer({ min: 0, max: 4e12 }),
			fc.integer({ min: 60_000, max: 1e12 }),
			fc.integer({ min: 2, max: 14 })
		)
		.map(([from, length, most]) => ({ from, to: from + length, most }));

	test('has no more names than there is room for, in order, within the span', () => {
		fc.assert(
			fc.property(anySpan, ({ from, to, most }) => {
				const moments = timeTicks({ from, to }, most).map(({ at }) => at);
				expect(moments.length).toBeLessThanOrEqual(most);
				expect(moments).toEqual([...new Set(moments)].toSorted((a, b) => a - b));
				for (const at of moments) expect(at >= from && at <= to).toBe(true);
			})
		);
	});

	test('begins days, months and years at midnight UTC', () => {
		fc.assert(
			fc.property(anySpan, ({ from, to, most }) => {
				for (const { at, label } of timeTicks({ from, to }, most)) {
					if (!label.includes(':')) expect(at % 86_400_000).toBe(0);
				}
			})
		);
	});
});
