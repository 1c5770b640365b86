import { findIssue } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import type { Instant } from '#lib/domain/day.ts';
import { instantOf } from '#lib/domain/day.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import type { Boards } from '#lib/server/boards.ts';
import type { Arrived, Inboxes } from '#lib/server/inbox/inboxes.ts';
import type { InboxLine } from '#lib/ui/inbox/inbox-line.ts';
import { changeWords, reasonOf } from '#lib/ui/words/change-words.ts';

/** What came to somebody in words, each with where it leads. What is not to be seen any more is left out. */
export async function linesOf(
	arrived: readonly Arrived[],
	{ boards, inboxes }: { boards: Boards; inboxes: Inboxes }
): Promise<InboxLine[]> {
	const lines = await Promise.all(arrived.map((each) => lineOf(each, boards, inboxes)));
	return lines.filter((line) => line !== null);
}

async function lineOf(
	arrived: Arrived,
	boards: Boards,
	inboxes: Inboxes
): Promise<InboxLine | null> {
	const { board: slug, revision, kind, issue, isRead } = arrived;
	const board = await boards.board(slug);
	const told = await inboxes.told(slug, revision);
	if (isRefusal(board) || !told) return null;
	const { happening, actor } = told.change;
	return {
		...{ slug, revision, kind, isRead },
		board: board.name,
		issue,
		title: findIssue(board, issue)?.title ?? issue,
		at: momentOf(arrived, told.change),
		who: actor.name,
		words: told.comment ?? changeWords(happening, board),
		reason: reasonOf(happening),
		isOpen: kind === 'review' && board.proposals.some((each) => each.revision === revision)
	};
}

/** A comment that speaks to somebody only since it was edited came when it was. */
const momentOf = ({ at }: Arrived, change: Change): Instant =>
	at > Date.parse(change.at) ? instantOf(at) : change.at;
