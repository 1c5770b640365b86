import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cover, LEVELS, merged, withMark } from '#lib/domain/bucket.ts';
import { addDays, dayOfNumber } from '#lib/domain/day.ts';
import { stepsOf, type Mark, type Step } from '#lib/domain/series.ts';
import { keepExtremes } from '#lib/domain/thin.ts';
import { arbitraryMarks, arbitrarySteps } from './arbitrary-steps.ts';

/** What is kept of each day, of marks in the order they were recorded. */
function keptDays(marks: readonly Mark[]): Map<string, Step[]> {
	const days = new Map<string, Step[]>();
	for (const mark of marks) days.set(mark.asOf, withMark(days.get(mark.asOf) ?? [], mark));
	return days;
}

test('D28: a day kept mark by mark has the extremes of all its steps, however late they were recorded', () => {
	fc.assert(
		fc.property(arbitraryMarks, (marks) => {
			for (const [day, kept] of keptDays(marks)) {
				const steps = stepsOf(marks.filter((mark) => mark.asOf === day));
				expect(keepExtremes(kept)).toEqual(keepExtremes(steps));
				expect(kept.at(-1)).toEqual(steps.at(-1));
			}
		})
	);
});

test('D28: what is kept of a day stays few', () => {
	const marks = Array.from({ length: 500 }, (_, index): Mark => {
		const at = `2025-01-01T00:00:00.${String(index).padStart(3, '0')}Z`;
		return {
			asOf: '2025-01-01',
			at,
			revision: index + 1,
			tension: (index * 37) % 101,
			status: null
		};
	});
	expect(keptDays(marks).get('2025-01-01')?.length).toBeLessThanOrEqual(8);
});

test('D28: extremes of parts have the extremes of the whole', () => {
	fc.assert(
		fc.property(arbitrarySteps(120), fc.integer({ min: 1, max: 30 }), (steps, size) => {
			const parts = [];
			for (let at = 0; at < steps.length; at += size) parts.push(steps.slice(at, at + size));
			expect(merged(parts.map(keepExtremes))).toEqual(keepExtremes(steps));
		})
	);
});

test('D28: spans cover each day of a window once, in order, and no other day', () => {
	const day = fc.integer({ min: -500, max: 30_000 }).map(dayOfNumber);
	fc.assert(
		fc.property(day, fc.nat({ max: 1500 }), fc.constantFrom(...LEVELS), (from, length, level) => {
			const days = cover(from, addDays(from, length), level).flatMap((spans) =>
				Array.from({ length: (spans.last - spans.first + 1) * spans.level }, (_, index) =>
					dayOfNumber(spans.first * spans.level + index)
				)
			);
			expect(days).toEqual(Array.from({ length: length + 1 }, (_, index) => addDays(from, index)));
		})
	);
});

test('D28: a window of ten years is covered by few spans', () => {
	const spans = cover('2015-06-03', '2025-06-02', 64);
	const count = spans.reduce((sum, { first, last }) => sum + last - first + 1, 0);
	expect(count).toBeLessThanOrEqual(3653 / 64 + 28);
});
