import type { Board } from './board.ts';
import type { Day, Instant } from './day.ts';
import type { Direction } from './direction.ts';
import { glanceOf } from './glance.ts';
import { isOpen } from './issue.ts';
import type { Party } from './party.ts';
import type { Slug } from './slug.ts';
import { indexDirection, indexOn } from './tension-index.ts';

/** A board in a line. */
export interface Summary {
	slug: Slug;
	name: string;
	parties: Party[];
	index: number | null;
	direction: Direction | null;
	/** Of the open issues: how many there are, are worsening, are easing, are stale, are not assessed. */
	tally: Tally;
	/** Whether it is read-only. */
	archived: boolean;
	/** When the last change was recorded. */
	at: Instant | null;
}

export interface Tally {
	issues: number;
	worsening: number;
	easing: number;
	stale: number;
	unassessed: number;
}

/** What a board comes to on that day. */
export const summaryOf = (board: Board, today: Day): Summary => ({
	slug: board.slug,
	name: board.name,
	parties: board.parties,
	index: indexOn(board, today),
	direction: indexDirection(board, today),
	tally: tallyOf(board, today),
	archived: board.archived !== null,
	at: board.at
});

/** The board's open issues, counted. */
export function tallyOf(board: Board, today: Day): Tally {
	const glances = board.issues.filter(isOpen).map((issue) => glanceOf(board, issue, today));
	const going = (word: Direction['word']) =>
		glances.filter(({ direction }) => direction?.word === word).length;
	return {
		issues: glances.length,
		worsening: going('worsening'),
		easing: going('easing'),
		stale: glances.filter(({ stale }) => stale).length,
		unassessed: glances.filter(({ status, tension }) => status === null && tension === null).length
	};
}
