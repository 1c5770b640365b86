import fc from 'fast-check';
import type { Mark, Step } from '#lib/domain/series.ts';
import { addDays, instantOf, startOf } from '#lib/domain/day.ts';
import { arbitraryStatus, arbitraryTension } from './arbitrary-values.ts';

const START = '2024-01-01';

const judgement = {
	status: fc.option(arbitraryStatus, { freq: 5 }),
	tension: fc.option(arbitraryTension, { freq: 5 })
};

/** Steps in order of time, no two at one moment. */
export const arbitrarySteps = (most = 300): fc.Arbitrary<Step[]> =>
	fc
		.array(fc.record({ gap: fc.integer({ min: 1, max: 1_000_000 }), ...judgement }), {
			maxLength: most,
			size: 'max'
		})
		.map((steps) => {
			let at = startOf(START);
			return steps.map(({ gap, ...said }) => ({ at: (at += gap), ...said }));
		});

/** Marks in the order they were recorded: some of the day itself, some backdated. */
export const arbitraryMarks: fc.Arbitrary<Mark[]> = fc
	.array(
		fc.record({
			gap: fc.integer({ min: 0, max: 40_000_000 }),
			ago: fc.oneof(fc.constant(0), fc.nat({ max: 6 })),
			...judgement
		}),
		{ maxLength: 40, size: 'max' }
	)
	.map((marks) => {
		let now = startOf(START);
		return marks.map(({ gap, ago, ...said }, index) => {
			const at = instantOf((now += gap));
			return { ...said, at, asOf: addDays(at.slice(0, 10), -ago), revision: index + 1 };
		});
	});
