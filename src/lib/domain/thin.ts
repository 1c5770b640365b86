import { rung } from './status.ts';
import type { Step } from './series.ts';

/**
 * The steps thinned to about `points`, with every extreme kept: time is cut into equal spans, and of each span stays what
 * `keep` keeps of it. Steps are in order of time; few enough are returned as they are.
 */
export function thin(steps: readonly Step[], points: number, keep: Keep = keepExtremes): Step[] {
	if (steps.length <= points) return [...steps];
	const first = steps[0]?.at ?? 0;
	const span = ((steps.at(-1)?.at ?? first) - first || 1) / Math.max(1, Math.floor(points / 4));
	return spansOf(steps, (step) => Math.floor((step.at - first) / span)).flatMap(keep);
}

function spansOf(steps: readonly Step[], spanOf: (step: Step) => number): Step[][] {
	const spans: Step[][] = [];
	let current: number | undefined;
	for (const step of steps) {
		if (spanOf(step) !== current) spans.push([]);
		current = spanOf(step);
		spans.at(-1)?.push(step);
	}
	return spans;
}

/** What is kept of some steps in order of time, in their order. */
export type Keep = (steps: readonly Step[]) => Step[];

/** The first, last, lowest and highest tension, and the first gap. */
export const keepTension: Keep = (steps) => {
	const kept = tensionsOf(steps);
	return steps.filter((step) => kept.includes(step));
};

/** The same, and the worst and the best status. */
export const keepExtremes: Keep = (steps) => {
	const kept = [
		...tensionsOf(steps),
		most(steps, (step) => step.status && rung(step.status)),
		most(steps, (step) => negative(step.status && rung(step.status)))
	];
	return steps.filter((step) => kept.includes(step));
};

const tensionsOf = (steps: readonly Step[]) => [
	...[steps[0], steps.at(-1)],
	most(steps, (step) => step.tension),
	most(steps, (step) => negative(step.tension)),
	steps.find((step) => step.tension === null)
];

const negative = (value: number | null): number | null => (value === null ? null : -value);

function most(steps: readonly Step[], measure: (step: Step) => number | null): Step | undefined {
	let best: Step | undefined;
	let highest = -Infinity;
	for (const step of steps) {
		const value = measure(step);
		if (value === null || value <= highest) continue;
		best = step;
		highest = value;
	}
	return best;
}
