import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { HistoryPageAnswer, HistoryQuery } from '#lib/protocol/history.ts';
import type { Boards } from '../boards.ts';
import type { Records } from './records.ts';

/** What the page of the history shows first: the changes asked for, who there is to ask for, and the head of the chain. */
export async function historyPageOf(
	{ boards, records }: { boards: Boards; records: Records },
	slug: Slug,
	query: HistoryQuery
): Promise<HistoryPageAnswer | Refusal> {
	const board = await boards.board(slug);
	if (isRefusal(board)) return board;
	const { revision } = board;
	const answer = await records.history(slug, query);
	if (isRefusal(answer)) return answer;
	const people = await records.whoChanged(slug);
	if (isRefusal(people)) return people;
	return { query, answer, people, revision, hash: await records.hashAt(slug, revision) };
}
