import { NOT_ASSESSED, type Judgement } from './assessment.ts';
import { findIssue, type Board } from './board.ts';
import { isOpen, type Issue } from './issue.ts';
import type { Slug } from './slug.ts';
import { climb } from './status.ts';

/** The words of monthly conflict bulletins; `unassessed` where there is nothing to compare with. */
export const VERDICTS = ['deteriorated', 'improved', 'unchanged', 'unassessed'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How one issue moved between two states of its board. */
export interface Moved {
	issue: Slug;
	title: string;
	from: Judgement;
	to: Judgement;
	verdict: Verdict;
	/** The difference in tension; null where either was not assessed. */
	by: number | null;
	/** How far it moved, by which moves are sorted. */
	size: number;
}

/** A rung of the ladder weighs as much as this many points of tension: there are five rungs to a hundred points. */
const POINTS_A_RUNG = 20;

/** How each issue that is open in either state moved: the furthest first, then those whose moves have no size. */
export function comparisonOf(before: Board, after: Board): Moved[] {
	const ids = [...after.issues, ...before.issues].filter(isOpen).map(({ id }) => id);
	return [...new Set(ids)]
		.map((id) => movedOf(id, before, after))
		.toSorted(
			(a, b) =>
				b.size - a.size ||
				Number(isMoved(b)) - Number(isMoved(a)) ||
				a.title.localeCompare(b.title, 'en')
		);
}

function movedOf(id: Slug, before: Board, after: Board): Moved {
	const [old, now] = [findIssue(before, id), findIssue(after, id)];
	const [from, to] = [judgementOf(old), judgementOf(now)];
	const { by, rungs, size } = stepBetween(from, to);
	return {
		...{ issue: id, title: (now ?? old)?.title ?? id, from, to, by },
		verdict: verdictOf({ from, to, by, rungs }, after.settings.directionThreshold),
		size
	};
}

/** Whether it is judged otherwise; also where it was not, or is no more, so that no size can be told. */
export const isMoved = ({ from, to }: Pick<Moved, 'from' | 'to'>): boolean =>
	from.status !== to.status || from.tension !== to.tension;

/** From one judgement to another: in points of tension, in rungs climbed, and how far that is in all. */
export function stepBetween(
	from: Judgement,
	to: Judgement
): Pick<Moved, 'by' | 'size'> & { rungs: number } {
	const by = from.tension === null || to.tension === null ? null : to.tension - from.tension;
	const rungs = from.status && to.status ? climb(from.status, to.status) : 0;
	return { by, rungs, size: Math.abs(by ?? 0) + POINTS_A_RUNG * Math.abs(rungs) };
}

/** A turn on the ladder counts before tension; tension from the board's threshold on. */
function verdictOf(
	{ from, to, by, rungs }: Pick<Moved, 'from' | 'to' | 'by'> & { rungs: number },
	threshold: number
): Verdict {
	if (rungs !== 0) return rungs < 0 ? 'deteriorated' : 'improved';
	const isComparable = by !== null || (from.status !== null && to.status !== null);
	if (!isComparable) return 'unassessed';
	if (by === null || Math.abs(by) < threshold) return 'unchanged';
	return by > 0 ? 'deteriorated' : 'improved';
}

function judgementOf(issue: Issue | undefined): Judgement {
	if (!issue || !isOpen(issue) || !issue.standing) return NOT_ASSESSED;
	const { status, tension } = issue.standing;
	return { status, tension };
}

/** How many issues there are of each verdict. */
export const countOf = (moves: readonly Moved[], verdict: Verdict): number =>
	moves.filter((moved) => moved.verdict === verdict).length;
