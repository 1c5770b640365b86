import { findIssue, type Board } from './board.ts';
import type { Change, Happening, HappeningOf } from './change.ts';
import { under } from './decide-conflict.ts';
import { evolve } from './evolve.ts';
import {
	boardFields,
	entryFields,
	eraFields,
	issueFields,
	personFields,
	type Fields
} from './fields.ts';
import { standsFrom } from './issue.ts';
import type { Slug } from './slug.ts';
import { allRecalled, findRecalled, type Recalled } from './recall.ts';
import type { Touched } from './touched.ts';

/** The fields of what a change is about: before it, after it, now, and which revision last changed each. */
export interface States {
	was: Fields;
	gave: Fields;
	now: Fields;
	touched: Touched;
}

/** Whether an assessment spoke of a day before that of what stood then. */
export function isBackdated(
	before: Board,
	{ issue, asOf }: Pick<HappeningOf<'issue.assessed'>, 'issue' | 'asOf'>
): boolean {
	const held = findIssue(before, issue);
	return held !== undefined && asOf < (standsFrom(held) ?? asOf);
}

/** The states of what a change is about; null where it has no fields to put back. */
export function statesOf(
	board: Board,
	change: Change,
	recalled: readonly Recalled[]
): States | null {
	const { happening } = change;
	if (happening.type === 'issue.opened') return existence(board, happening.issue);
	if (happening.type === 'entry.recorded' || happening.type === 'entry.edited') {
		return entryStates(happening, recalled);
	}
	if (happening.type === 'issue.assessed' && allRecalled(recalled, 'standing').length > 1) {
		return pastStates(happening, recalled);
	}
	const before = findRecalled(recalled, 'board')?.board;
	return before ? frameStates(happening, [before, evolve(before, change), board]) : null;
}

/** An issue that was opened: whoever has changed anything of it has changed it. */
function existence(board: Board, id: Slug): States {
	const issue = findIssue(board, id);
	return {
		was: { archived: true },
		gave: { archived: false },
		now: { archived: issue?.archived !== null },
		touched: { archived: Math.max(0, ...Object.values(issue?.touched ?? {})) }
	};
}

function entryStates(
	happening: HappeningOf<'entry.recorded'> | HappeningOf<'entry.edited'>,
	recalled: readonly Recalled[]
): States | null {
	const held = findRecalled(recalled, 'entry')?.entry;
	if (!held) return null;
	const was = 'was' in happening ? happening.was : undefined;
	return {
		was: was ? entryFields(was) : {},
		gave: entryFields(happening.entry),
		now: entryFields(held),
		touched: held.touched ?? {}
	};
}

/** What stood on a past day: now, and before the change. */
function pastStates(
	{ status, tension }: HappeningOf<'issue.assessed'>,
	recalled: readonly Recalled[]
): States | null {
	const [now, was] = allRecalled(recalled, 'standing');
	if (!now || !was) return null;
	return {
		was: was.judgement,
		gave: { status, tension },
		now: now.judgement,
		touched: { status: now.revision, tension: now.revision }
	};
}

/** What the board itself holds of it; `boards`: before the change, after it, and now. */
function frameStates(
	happening: Happening,
	[before, after, now]: [Board, Board, Board]
): States | null {
	const of = (fieldsOf: (board: Board) => Fields, touched: Touched): States => ({
		was: fieldsOf(before),
		gave: fieldsOf(after),
		now: fieldsOf(now),
		touched
	});
	if (happening.type === 'board.edited') return of(boardFields, now.touched);
	if (happening.type === 'category.edited') {
		const { id } = happening.category;
		return of((board) => categoryFields(board, id), under(now, 'categories', id));
	}
	if (happening.type === 'person.edited') {
		const { id } = happening.person;
		return of((board) => fieldsOfPerson(board, id), under(now, 'people', id));
	}
	if (happening.type === 'era.edited') {
		const { id } = happening.era;
		return of((board) => fieldsOfEra(board, id), under(now, 'eras', id));
	}
	if (!('issue' in happening) || happening.type === 'position.stated') return null;
	const { issue } = happening;
	return of((board) => fieldsOfIssue(board, issue), findIssue(now, issue)?.touched ?? {});
}

function fieldsOfIssue(board: Board, id: Slug): Fields {
	const issue = findIssue(board, id);
	return issue ? issueFields(issue) : {};
}

const categoryFields = (board: Board, id: Slug): Fields => ({
	name: board.categories.find((each) => each.id === id)?.name
});

function fieldsOfPerson(board: Board, id: Slug): Fields {
	const person = board.people.find((each) => each.id === id);
	return person ? personFields(person) : {};
}

function fieldsOfEra(board: Board, id: Slug): Fields {
	const era = board.eras.find((each) => each.id === id);
	return era ? eraFields(era) : {};
}
