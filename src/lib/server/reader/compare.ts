import type { Board } from '#lib/domain/board.ts';
import { emptyBoard } from '#lib/domain/board.ts';
import { comparisonOf, isMoved } from '#lib/domain/comparison.ts';
import { dayOf, type Day } from '#lib/domain/day.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { indexOn } from '#lib/domain/tension-index.ts';
import type { Between, CompareAnswer, CompareChoice } from '#lib/protocol/compare.ts';
import type { Boards } from '../boards.ts';
import type { ReaderStore } from '../store/reader-store.ts';
import type { Reader } from './reader.ts';

export interface Asked {
	boards: Boards;
	store: ReaderStore;
	reader: Reader;
	today: Day;
}

/** Two states of a board, and how what happened to an issue in between is found. */
interface Pair {
	before: Board;
	after: Board;
	from: Day;
	to: Day;
	between: (issue: Slug) => Promise<Between>;
}

const NOTHING: Between = { assessed: [], entries: [], more: false };

/** Compares two states of a board, with what happened to each issue that moved. */
export async function compare(
	asked: Asked,
	slug: Slug,
	choice: CompareChoice
): Promise<CompareAnswer | Refusal> {
	const present = await asked.boards.board(slug);
	if (isRefusal(present)) return present;
	const pair = await pairOf(asked, present, choice);
	if (isRefusal(pair)) return pair;
	const { before, after, from, to, between } = pair;
	const moves = comparisonOf(before, after).map(async (moved) => ({
		...moved,
		between: isMoved(moved) || choice.kind === 'since' ? await between(moved.issue) : NOTHING
	}));
	return {
		...{ choice, from, to, revision: present.revision },
		moves: await Promise.all(moves),
		index: { from: indexOn(before, from), to: indexOn(after, to) }
	};
}

async function pairOf(
	{ boards, store, reader, today }: Asked,
	present: Board,
	choice: CompareChoice
): Promise<Pair | Refusal> {
	const { slug, revision } = present;
	const within = (after: number, until: number) => (issue: Slug) =>
		store.betweenRevisions(slug, issue, { after, until });
	if (choice.kind === 'since') {
		const before = await boards.boardAt(slug, Math.max(1, choice.revision));
		if (isRefusal(before)) return before;
		const from = dayOf(before.at ?? '');
		const between = within(before.revision, revision);
		return { before, after: present, from, to: today, between };
	}
	const { from, to } = choice;
	if (choice.question === 'judged') {
		const before = await reader.stood(present, from);
		const after = to === today ? present : await reader.stood(present, to);
		const between = (issue: Slug) => store.betweenDays(slug, issue, { from, to });
		return { before, after, from, to, between };
	}
	const before = (await reader.known(slug, from)) ?? emptyBoard(slug);
	if (isRefusal(before)) return before;
	const after = (await reader.known(slug, to)) ?? emptyBoard(slug);
	if (isRefusal(after)) return after;
	return { before, after, from, to, between: within(before.revision, after.revision) };
}
