import type { Assessed } from '#lib/domain/assessed.ts';
import type { Judgement } from '#lib/domain/assessment.ts';
import { stepBetween } from '#lib/domain/comparison.ts';
import type { Course } from '#lib/protocol/briefing.ts';

/** An assessment, and what stood before it; null where that is not known. */
export interface Turn {
	change: Assessed;
	from: Judgement | null;
	to: Judgement;
}

/** Turns that are told of one issue: more would be a chronicle. */
const MOST_TURNS = 4;

/** What explains how an issue moved, in order of days: what it stands on now, its extremes, then its widest steps. */
export function turnsOf({ assessed, high, low }: Course, start: Judgement): Turn[] {
	const all = turnsIn(assessed, start);
	const extremes = [high, low].flatMap((change) => (change ? [turnAt(all, change)] : []));
	const widest = all.filter((turn) => width(turn) > 0).toSorted((a, b) => width(b) - width(a));
	const told = [...new Set([...all.slice(-1), ...extremes, ...widest])].slice(0, MOST_TURNS);
	return told.toSorted((a, b) => byDay(a.change, b.change));
}

function turnsIn(changes: Course['assessed'], start: Judgement): Turn[] {
	let from = start;
	return changes.map((change) => {
		const turn = { change, from, to: judgementOf(change) };
		from = turn.to;
		return turn;
	});
}

/** The turn that a change made, whether it was read with the others or not. */
const turnAt = (all: readonly Turn[], change: Assessed): Turn =>
	all.find((turn) => turn.change.revision === change.revision) ?? {
		change,
		from: null,
		to: judgementOf(change)
	};

const width = ({ from, to }: Turn): number => (from ? stepBetween(from, to).size : 0);

const judgementOf = ({ happening: { status, tension } }: Assessed): Judgement => ({
	status,
	tension
});

function byDay(a: Assessed, b: Assessed): number {
	const [day, other] = [a.happening.asOf, b.happening.asOf];
	if (day !== other) return day < other ? -1 : 1;
	return a.revision - b.revision;
}
