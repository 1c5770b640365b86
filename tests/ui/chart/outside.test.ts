import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureAt, outsideOf } from '#lib/ui/chart/outside.ts';

const aLine = (id: string, unit: string, ...values: (number | null)[]) => ({
	...{ id, unit, title: id },
	values: values.map((value, at) => ({ at, value }))
});

describe('T16: series from outside', () => {
	test('have an axis of their own, of round figures, on the grid of the chart', () => {
		const outside = outsideOf([aLine('tariff', '%', 3.1, 145, 47.5)]);
		expect(outside?.scale).toEqual({ low: 0, high: 200 });
		expect([0, 25, 50, 100].map((height) => outside && figureAt(outside, height))).toEqual([
			'0',
			'50',
			'100',
			'200'
		]);
	});

	test('lie within the height of the chart, in their order, and break where they have no figure', () => {
		const figure = fc.double({ min: -1e6, max: 1e6, noNaN: true });
		fc.assert(
			fc.property(fc.array(fc.option(figure, { freq: 4 }), { minLength: 1 }), (values) => {
				const drawn = outsideOf([aLine('x', 'm', ...values)])?.lines[0]?.values ?? [];
				expect(drawn.map(({ value }) => value === null)).toEqual(
					values.map((each) => each === null)
				);
				for (const [index, { value }] of drawn.entries()) {
					expect(value ?? 0).toBeGreaterThanOrEqual(-1e-6);
					expect(value ?? 0).toBeLessThanOrEqual(100 + 1e-6);
					const [own, next] = [values[index], values[index + 1]];
					const higher = drawn[index + 1]?.value;
					if (typeof own !== 'number' || typeof next !== 'number') continue;
					if (next > own) expect(higher ?? 0).toBeGreaterThanOrEqual(value ?? 0);
				}
			})
		);
	});

	test('have an axis though their figures lie nearer than numbers can be divided', () => {
		const outside = outsideOf([aLine('x', 'm', 0, 2e-323)]);
		expect(outside?.scale.low).toBe(0);
		expect(outside?.scale.high).toBeGreaterThan(0);
	});

	test('of another unit than the first are left out: the chart has one axis for them', () => {
		const outside = outsideOf([aLine('a', '%', 1, 2), aLine('b', 'USD', 9, 9), aLine('c', '%', 5)]);
		expect(outside?.lines.map(({ id }) => id)).toEqual(['a', 'c']);
		expect(outside?.lines.every(({ look }) => look.width === 1 && look.shape === null)).toBe(true);
		expect(outsideOf([])).toBeUndefined();
	});
});
