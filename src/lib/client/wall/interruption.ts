import type { Judgement } from '#lib/domain/assessment.ts';
import { findIssue, type Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { climb } from '#lib/domain/status.ts';

/** An issue that got so much worse that the room is told before anything else. */
export interface Interruption {
	issue: Slug;
	from: Judgement;
}

/** Rungs of the ladder that an issue must fall at once to interrupt. */
const GRAVE_FALL = 2;

/** Issues that these changes made worse by two rungs or more, from what stood before all of them to what stands now. */
export function interruptionsIn(
	changes: readonly Change[],
	before: Board,
	after: Board
): Interruption[] {
	const assessed = changes.flatMap(({ happening }) =>
		happening.type === 'issue.assessed' ? [happening.issue] : []
	);
	return [...new Set(assessed)].flatMap((issue) => {
		const from = judgementOf(before, issue);
		const to = judgementOf(after, issue);
		if (!from?.status || !to?.status) return [];
		return climb(from.status, to.status) <= -GRAVE_FALL ? [{ issue, from }] : [];
	});
}

function judgementOf(board: Board, id: Slug): Judgement | undefined {
	const standing = findIssue(board, id)?.standing;
	return standing ? { status: standing.status, tension: standing.tension } : undefined;
}
