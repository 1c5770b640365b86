import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayNumber } from '#lib/domain/day.ts';
import { RUN_DAYS } from '#lib/domain/run.ts';
import { indexOn, indexRun, weightedMean } from '#lib/domain/tension-index.ts';
import { arbitrarySalience, arbitraryTension } from './arbitrary-values.ts';
import { aBoard, anIssue, TODAY } from './builders.ts';

const today = dayNumber(TODAY);
const parts = fc.array(fc.record({ tension: arbitraryTension, salience: arbitrarySalience }), {
	minLength: 1
});

describe('the index', () => {
	test('D15: is the mean tension weighted by salience, to one decimal', () => {
		expect(
			weightedMean([
				{ tension: 90, salience: 5 },
				{ tension: 20, salience: 1 }
			])
		).toBe(78.3);
	});

	test('D15: counts an issue as often as it weighs', () => {
		fc.assert(
			fc.property(parts, (given) => {
				const each = given.flatMap(({ tension, salience }) => Array(salience).fill(tension));
				const mean = each.reduce((sum, tension) => sum + tension, 0) / each.length;
				expect(Math.abs((weightedMean(given) ?? NaN) - mean)).toBeLessThanOrEqual(0.05 + 1e-9);
			})
		);
	});

	test('D15: is the same with and without issues that are not assessed', () => {
		fc.assert(
			fc.property(parts, arbitrarySalience, (given, salience) => {
				expect(weightedMean([...given, { tension: null, salience }])).toBe(weightedMean(given));
			})
		);
	});

	test('D15: is null where nothing is assessed, and zero where all is calm', () => {
		expect(weightedMean([])).toBeNull();
		expect(weightedMean([{ tension: null, salience: 5 }])).toBeNull();
		expect(weightedMean([{ tension: 0, salience: 5 }])).toBe(0);
	});

	test('D15: leaves archived issues out', () => {
		const issues = [
			anIssue({ id: 'a', run: [[today, 80]] }),
			anIssue({ id: 'b', run: [[today, 20]], archived: TODAY })
		];
		expect(indexOn(aBoard({ issues }), TODAY)).toBe(80);
	});

	test('D15: steps on each day on which an issue does, from the first day that the board holds', () => {
		const start = addDays(TODAY, -RUN_DAYS);
		const issues = [
			anIssue({
				id: 'a',
				run: [
					[today - 900, 40],
					[today - 10, 60]
				]
			}),
			anIssue({ id: 'b', run: [[today - 5, 80]] })
		];
		expect(indexRun(aBoard({ issues }), TODAY)).toEqual([
			{ day: start, index: 40 },
			{ day: addDays(TODAY, -10), index: 60 },
			{ day: addDays(TODAY, -5), index: 70 }
		]);
	});
});
