import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, instantOf, startOf } from '#lib/domain/day.ts';
import { indexSteps, standsAt, stepsOf, within, type Mark, type Step } from '#lib/domain/series.ts';
import { weightedMean } from '#lib/domain/tension-index.ts';
import { arbitraryMarks, arbitrarySteps } from './arbitrary-steps.ts';

const LAST_MS = 86_400_000 - 1;

const standingAt = (steps: readonly Step[], at: number) =>
	steps.filter((step) => step.at <= at).at(-1) ?? null;

/** What stands at the end of a day by reading every mark: the latest day's, of those the latest recorded. */
const naiveAt = (marks: readonly Mark[], day: string) => {
	const known = marks.filter((mark) => mark.asOf <= day);
	const latest = known.reduce((most, { asOf }) => (asOf > most ? asOf : most), '');
	return known.filter((mark) => mark.asOf === latest).at(-1);
};

const aMark = (asOf: string, at: string, tension: number | null, revision: number): Mark => ({
	asOf,
	at,
	tension,
	status: null,
	revision
});

describe('steps', () => {
	test('D13: at the end of every day the line says what the marks of that day say', () => {
		fc.assert(
			fc.property(arbitraryMarks, (marks) => {
				const steps = stepsOf(marks);
				for (const { asOf } of marks) {
					const said = naiveAt(marks, asOf);
					const shown = standingAt(steps, startOf(asOf) + LAST_MS);
					expect(shown?.tension).toBe(said?.tension);
					expect(shown?.status).toBe(said?.status);
				}
			})
		);
	});

	test('D13: steps go forward in time, whatever the order of the marks', () => {
		fc.assert(
			fc.property(arbitraryMarks, (marks) => {
				const steps = stepsOf(marks);
				const moments = steps.map((step) => step.at);
				expect(moments).toEqual([...new Set(moments)].toSorted((a, b) => a - b));
				expect(stepsOf(marks.toReversed())).toEqual(steps);
			})
		);
	});

	test('D13: a mark of its own day steps at its moment, a backdated one when its day begins', () => {
		const own = aMark('2025-03-02', '2025-03-02T14:00:00.000Z', 40, 1);
		const backdated = aMark('2025-03-01', '2025-03-05T10:00:00.000Z', 60, 2);
		expect(stepsOf([own, backdated]).map(({ at, tension }) => [instantOf(at), tension])).toEqual([
			['2025-03-01T00:00:00.000Z', 60],
			['2025-03-02T14:00:00.000Z', 40]
		]);
	});

	test('D13: a backdated mark supersedes what was said on that day itself', () => {
		const own = aMark('2025-03-02', '2025-03-02T14:00:00.000Z', 40, 1);
		const later = aMark('2025-03-02', '2025-03-05T10:00:00.000Z', 60, 2);
		expect(stepsOf([own, later])).toEqual([
			{ at: Date.parse('2025-03-02T14:00:00.000Z'), tension: 60, status: null }
		]);
	});
});

describe('a judgement that stands', () => {
	test('T14: at every moment it is the one whose step the line shows', () => {
		fc.assert(
			fc.property(
				arbitraryMarks,
				fc.nat({ max: 40 }),
				fc.integer({ min: -2, max: 2 }),
				(marks, place, off) => {
					const steps = stepsOf(marks);
					const at = (steps[place % Math.max(1, steps.length)]?.at ?? 0) + off * 1000;
					const shown = standingAt(steps, at);
					const mark = standsAt(marks, at);
					expect(mark && { status: mark.status, tension: mark.tension }).toEqual(
						shown === null ? undefined : { status: shown.status, tension: shown.tension }
					);
				}
			)
		);
	});
});

describe('a window', () => {
	const bounds = fc.tuple(fc.nat({ max: 200_000_000 }), fc.nat({ max: 200_000_000 }));

	test('D14: a window shows what stands at each of its moments, from its first', () => {
		fc.assert(
			fc.property(arbitrarySteps(80), bounds, fc.nat(), (steps, [start, length], probe) => {
				const from = startOf('2024-01-01') + start;
				const seen = within(steps, from, from + length);
				expect(seen.every(({ at }) => at >= from && at <= from + length)).toBe(true);
				const at = from + (probe % (length + 1));
				expect(standingAt(seen, at)?.tension).toBe(standingAt(steps, at)?.tension);
			})
		);
	});

	test('D14: before the first step a window shows nothing, not zero', () => {
		expect(within([{ at: 100 }], 0, 99)).toEqual([]);
		expect(within([{ at: 100 }], 0, 100)).toEqual([{ at: 100 }]);
		expect(within([{ at: 100 }], 100, 200)).toEqual([{ at: 100 }]);
	});
});

describe('the index as steps', () => {
	const lines = fc.array(
		fc.record({ salience: fc.integer({ min: 1, max: 5 }), steps: arbitrarySteps(20) }),
		{ maxLength: 6 }
	);

	test('D15: the index steps at each moment at which an issue does, to the weighted mean there', () => {
		fc.assert(
			fc.property(lines, (given) => {
				const moments = new Set(given.flatMap(({ steps }) => steps.map((step) => step.at)));
				const naive = [...moments]
					.toSorted((a, b) => a - b)
					.map((at) => ({
						at,
						status: null,
						tension: weightedMean(
							given.map(({ salience, steps }) => ({
								salience,
								tension: standingAt(steps, at)?.tension ?? null
							}))
						)
					}));
				expect(indexSteps(given)).toEqual(naive);
			})
		);
	});

	test('D15: an issue that is not assessed leaves the index to the others', () => {
		const one = { salience: 5, steps: [{ at: 1, tension: 80, status: null }] };
		const other = { salience: 1, steps: [{ at: 2, tension: null, status: null }] };
		expect(indexSteps([one, other])).toEqual([
			{ at: 1, tension: 80, status: null },
			{ at: 2, tension: 80, status: null }
		]);
	});

	test('D15: where every issue loses its assessment the index is gone, not zero', () => {
		const steps = [
			{ at: Date.parse('2025-01-01'), tension: 50, status: null },
			{ at: Date.parse('2025-02-01'), tension: null, status: null }
		];
		const index = indexSteps([{ salience: 3, steps }]);
		expect(index.map((step) => [dayOf(instantOf(step.at)), step.tension])).toEqual([
			['2025-01-01', 50],
			['2025-02-01', null]
		]);
	});
});
