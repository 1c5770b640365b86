import { dayOf, startOf, type Day, type Instant } from './day.ts';
import type { Judgement } from './assessment.ts';
import { meanOf } from './tension-index.ts';

/** A judgement recorded at `at` for the day `asOf`. Archiving an issue marks it "not assessed"; restoring marks it again. */
export interface Mark extends Judgement {
	asOf: Day;
	at: Instant;
	revision: number;
}

/** What stands from a moment on (milliseconds since 1970) until the next step. Null breaks the line. */
export interface Step extends Judgement {
	at: number;
}

/** A step of the index. */
export interface IndexStep {
	at: number;
	index: number | null;
}

/** By the day a mark speaks of; on one day, the one recorded later stands. */
export function byStanding(a: Mark, b: Mark): number {
	if (a.asOf !== b.asOf) return a.asOf < b.asOf ? -1 : 1;
	return a.revision - b.revision;
}

/**
 * One issue's marks, in any order, as steps in time. A mark recorded on its own day steps at the moment it was recorded;
 * a backdated one at the day's beginning, but never before a mark of that day which it supersedes.
 */
export function stepsOf(marks: readonly Mark[]): Step[] {
	const steps: Step[] = [];
	for (const mark of marks.toSorted(byStanding)) {
		const moment = momentOf(mark, steps.at(-1));
		if (steps.at(-1)?.at === moment) steps.pop();
		steps.push({ at: moment, status: mark.status, tension: mark.tension });
	}
	return steps;
}

/** When a mark steps, after the last step of those that it follows. */
export function momentOf({ asOf, at }: Mark, last: Step | undefined): number {
	const own = dayOf(at) === asOf ? Date.parse(at) : startOf(asOf);
	return Math.max(own, last?.at ?? own);
}

/** Of an issue's judgements, in any order, the one whose step stands at a moment; undefined before the first. */
export function standsAt<T extends Mark>(marks: readonly T[], at: number): T | undefined {
	let last: { step: Step; mark: T } | undefined;
	for (const mark of marks.toSorted(byStanding)) {
		const moment = momentOf(mark, last?.step);
		if (moment > at) break;
		last = { step: { at: moment, status: mark.status, tension: mark.tension }, mark };
	}
	return last?.mark;
}

/** Of steps in order of time, those seen in a window: what stood when it opens, as a step at its opening, and every step within, both ends included. */
export function within<T extends { at: number }>(
	steps: readonly T[],
	from: number,
	to: number
): T[] {
	const later = steps.findIndex((step) => step.at > from);
	const first = later === -1 ? steps.length : later;
	const standing = steps[first - 1];
	const inside = steps.slice(first, steps.findLastIndex((step) => step.at <= to) + 1);
	return standing ? [{ ...standing, at: from }, ...inside] : inside;
}

/** The index as steps, which have no status: the weighted mean of tension at every moment at which some issue steps. */
export function indexSteps(lines: readonly { salience: number; steps: readonly Step[] }[]): Step[] {
	const turns = lines
		.flatMap(({ salience, steps }) =>
			steps.map((step, place) => ({ step, before: steps[place - 1], salience }))
		)
		.toSorted((a, b) => a.step.at - b.step.at);
	const index: Step[] = [];
	let [sum, weight] = [0, 0];
	for (const { step, before, salience } of turns) {
		const { at, tension } = step;
		const stood = before?.tension ?? null;
		// What one line adds is taken out and put in anew: to add all of them up at every step takes long.
		sum += ((tension ?? 0) - (stood ?? 0)) * salience;
		weight += (Number(tension !== null) - Number(stood !== null)) * salience;
		if (index.at(-1)?.at === at) index.pop();
		index.push({ at, tension: meanOf(sum, weight), status: null });
	}
	return index;
}
