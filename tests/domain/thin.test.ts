import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rung } from '#lib/domain/status.ts';
import type { Step } from '#lib/domain/series.ts';
import { keepTension, thin } from '#lib/domain/thin.ts';
import { arbitrarySteps } from './arbitrary-steps.ts';

const points = fc.integer({ min: 2, max: 60 });
const many = arbitrarySteps(400);

/** The steps of each equal span of time, found step by step. */
function spans(steps: readonly Step[], wanted: number): Step[][] {
	const [first, last] = [steps[0]?.at ?? 0, steps.at(-1)?.at ?? 0];
	const count = Math.max(1, Math.floor(wanted / 4));
	const groups = new Map<number, Step[]>();
	for (const step of steps) {
		const key = Math.floor((step.at - first) / ((last - first || 1) / count));
		groups.set(key, [...(groups.get(key) ?? []), step]);
	}
	return [...groups.values()];
}

const numbers = (values: (number | null)[]) => values.filter((value) => value !== null);
const tensions = (steps: readonly Step[]) => numbers(steps.map((step) => step.tension));
const rungs = (steps: readonly Step[]) =>
	numbers(steps.map((step) => (step.status ? rung(step.status) : null)));
const extent = (values: number[]) => [Math.min(...values), Math.max(...values)];

describe('thinning', () => {
	test('D16: keeps the lowest and highest tension and the worst and best status of every span', () => {
		fc.assert(
			fc.property(many, points, (steps, wanted) => {
				const kept = new Set(thin(steps, wanted));
				for (const span of spans(steps, wanted)) {
					const shown = span.filter((step) => kept.has(step));
					expect(extent(tensions(shown))).toEqual(extent(tensions(span)));
					expect(extent(rungs(shown))).toEqual(extent(rungs(span)));
				}
			})
		);
	});

	test('D16: for a line of tension alone, keeps its extremes and gaps, and at most five steps of a span', () => {
		fc.assert(
			fc.property(many, points, (steps, wanted) => {
				fc.pre(steps.length > wanted);
				const kept = new Set(thin(steps, wanted, keepTension));
				for (const span of spans(steps, wanted)) {
					const shown = span.filter((step) => kept.has(step));
					expect(shown.length).toBeLessThanOrEqual(5);
					expect(extent(tensions(shown))).toEqual(extent(tensions(span)));
					expect(shown.some((step) => step.tension === null)).toBe(
						span.some((step) => step.tension === null)
					);
					expect([shown[0], shown.at(-1)]).toEqual([span[0], span.at(-1)]);
				}
			})
		);
	});

	test('D16: keeps a gap where a span has one, and the first and last step', () => {
		fc.assert(
			fc.property(many, points, (steps, wanted) => {
				const kept = thin(steps, wanted);
				expect(kept[0]).toBe(steps[0]);
				expect(kept.at(-1)).toBe(steps.at(-1));
				for (const span of spans(steps, wanted)) {
					const has = (list: readonly Step[]) => list.some((step) => step.tension === null);
					expect(has(kept.filter((step) => span.includes(step)))).toBe(has(span));
				}
			})
		);
	});

	test('D16: invents nothing and keeps the order of time', () => {
		fc.assert(
			fc.property(many, points, (steps, wanted) => {
				const kept = new Set(thin(steps, wanted));
				expect(steps.filter((step) => kept.has(step))).toEqual([...kept]);
			})
		);
	});

	test('D16: returns at most about twice the points asked for, and few steps as they are', () => {
		fc.assert(
			fc.property(many, points, (steps, wanted) => {
				const kept = thin(steps, wanted);
				expect(kept.length).toBeLessThanOrEqual(2 * wanted + 8);
				if (steps.length <= wanted) expect(kept).toEqual(steps);
			})
		);
	});
});
