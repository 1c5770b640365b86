import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	endOf,
	linePath,
	linePoints,
	marksAlong,
	standingAt,
	type Value
} from '#lib/ui/chart/step-line.ts';

const span = { from: 1000, to: 2000 };

/** Values at moments in and around the span, each later than the one before. */
const someValues = fc
	.uniqueArray(fc.integer({ min: 0, max: 3000 }), { maxLength: 12 })
	.chain((moments) =>
		fc.tuple(
			...moments
				.toSorted((a, b) => a - b)
				.map((at) =>
					fc.record({
						at: fc.constant(at),
						value: fc.option(fc.integer({ min: 0, max: 100 }), { freq: 3 })
					})
				)
		)
	);

/** What a chart shows at a moment, of points whose values hold until the next point. */
function shownAt(points: readonly { x: number; y: number }[], at: number): number | null {
	const last = points.findLast(({ x }) => x <= at);
	return last === undefined || Number.isNaN(last.y) ? null : last.y;
}

describe('T1: a line', () => {
	test('holds each value until the next step', () => {
		const values = [
			{ at: 500, value: 40 },
			{ at: 1500, value: 70 }
		];
		expect(linePath(values, span)).toBe('M0 60H500V30H1000');
		expect(linePoints(values, span)).toEqual([
			{ x: 1000, y: 40 },
			{ x: 1500, y: 70 },
			{ x: 2000, y: 70 },
			{ x: 2000, y: Number.NaN }
		]);
	});

	test('breaks where an issue is not assessed, and is not drawn at zero', () => {
		const values = [
			{ at: 1000, value: 40 },
			{ at: 1200, value: null },
			{ at: 1600, value: 0 }
		];
		expect(linePath(values, span)).toBe('M0 60H200M600 100H1000');
		expect(standingAt(values, 1300)).toEqual({ at: 1200, value: null });
	});

	test('shows at every moment what stood then', () => {
		fc.assert(
			fc.property(someValues, fc.integer({ min: 1000, max: 1999 }), (values, at) => {
				const points = linePoints(values, span);
				expect(shownAt(points, at)).toBe(standingAt(values, at)?.value ?? null);
			})
		);
	});

	test('has points in order of time and within the span', () => {
		fc.assert(
			fc.property(someValues, (values) => {
				const moments = linePoints(values, span).map(({ x }) => x);
				expect(moments).toEqual(moments.toSorted((a, b) => a - b));
				expect(moments.every((at) => at >= span.from && at <= span.to)).toBe(true);
			})
		);
	});

	test('ends in a mark that moves with a step at the very end', () => {
		const values: Value[] = [{ at: 1000, value: 40 }];
		expect(endOf(values, span)).toEqual([{ x: 2000, y: 40 }]);
		expect(endOf([...values, { at: 2000, value: 90 }], span)).toEqual([{ x: 2000, y: 90 }]);
		for (const at of [1900, 2000])
			expect(endOf([...values, { at, value: null }], span)).toEqual([]);
	});

	test('wears its marks where its values are', () => {
		fc.assert(
			fc.property(someValues, fc.integer({ min: 0, max: 11 }), (values, slot) => {
				for (const { x, y } of marksAlong(values, span, { slot, slots: 12 })) {
					expect(y).toBe(standingAt(values, x)?.value);
				}
			})
		);
	});
});
