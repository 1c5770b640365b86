import { findIssue, type Board } from './board.ts';
import type { Happening, HappeningOf } from './change.ts';
import { findRecalled, type Recalled } from './recall.ts';
import type { Slug } from './slug.ts';
import { climb } from './status.ts';

/** A move of so many rungs is looked at twice, on a board that asks for it. */
const LEAP = 2;

/** The issue for whose sake a second editor must agree to what would happen; null where nobody need. */
export function issueToReview(
	board: Board,
	happenings: readonly Happening[],
	recalled: readonly Recalled[] | undefined
): Slug | null {
	for (const happening of happenings) {
		const marked = touchedBy(happening).find((id) => findIssue(board, id)?.secondEyes);
		if (marked !== undefined) return marked;
		if (happening.type !== 'issue.assessed' || !board.settings.secondEyes) continue;
		if (isLeap(board, happening, recalled)) return happening.issue;
	}
	return null;
}

/** The issues that it changes. A remark changes none. */
function touchedBy(happening: Happening): readonly Slug[] {
	switch (happening.type) {
		case 'issue.edited':
		case 'issue.assessed':
		case 'issue.archived':
		case 'issue.restored':
		case 'position.stated':
		case 'position.withdrawn':
			return [happening.issue];
		case 'entry.recorded':
			return happening.entry.issues;
		case 'entry.edited':
			return [...happening.entry.issues, ...(happening.was?.issues ?? [])];
		case 'entry.struck':
			return happening.was?.issues ?? [];
		default:
			return [];
	}
}

/** From what stood on the day that it speaks of. */
function isLeap(
	board: Board,
	{ issue, status }: HappeningOf<'issue.assessed'>,
	recalled: readonly Recalled[] | undefined
): boolean {
	const stood = findRecalled(recalled, 'standing')?.judgement ?? findIssue(board, issue)?.standing;
	return status !== null && !!stood?.status && Math.abs(climb(stood.status, status)) >= LEAP;
}
