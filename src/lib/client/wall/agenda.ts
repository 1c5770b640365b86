import type { Board } from '#lib/domain/board.ts';
import { daysBetween, type Day } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { Slug } from '#lib/domain/slug.ts';

/** A day ahead on which something happens, begins, ends or is looked at again. */
export interface Ahead {
	day: Day;
	what: 'scheduled' | 'Takes effect' | 'Expires' | 'Review';
	title: string;
	kind: Entry['kind'];
	issues: Slug[];
	entry: Slug;
}

/** Entries of these kinds are awaited on their day, until it is over. */
const AWAITED = ['meeting', 'call', 'visit', 'milestone'];

/** What lies ahead on a board within so many days of today, soonest first; today counts. */
export function agendaOf(board: Board, today: Day, days = Infinity): Ahead[] {
	return board.entries
		.flatMap(aheadOf)
		.filter(({ day }) => day >= today && daysBetween(today, day) <= days)
		.filter(({ day, what, kind }) => day > today || what !== 'scheduled' || AWAITED.includes(kind))
		.toSorted((a, b) => a.day.localeCompare(b.day) || a.title.localeCompare(b.title));
}

function aheadOf({ id: entry, day, title, kind, issues, terms = {} }: Entry): Ahead[] {
	const { effective, expires, review } = terms;
	const of = (what: Ahead['what'], on: Day | undefined): Ahead[] =>
		on === undefined ? [] : [{ day: on, what, title, kind, issues, entry }];
	return [
		...of('scheduled', day),
		...of('Takes effect', effective === day ? undefined : effective),
		...of('Expires', expires),
		...of('Review', review)
	];
}
