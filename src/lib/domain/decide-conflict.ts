import { findIssue, type Board } from './board.ts';
import type { Change } from './change.ts';
import type { Command, CommandOf } from './command.ts';
import type { Context } from './decide.ts';
import {
	boardFields,
	entryFields,
	eraFields,
	givenFields,
	issueFields,
	personFields,
	same,
	type Fields
} from './fields.ts';
import { isOpen } from './issue.ts';
import { changeAt, findRecalled, type Recalled } from './recall.ts';
import { refuse, type Conflict, type Refusal } from './refusal.ts';
import type { Touched } from './touched.ts';

/** A field that somebody wants to set: to what, what stands in it, and the revision that last changed it (0: none). */
export interface Claim {
	field: string;
	mine: unknown;
	theirs: unknown;
	touched: number;
}

/** Of what an edit sets, the fields that were changed, to something else, after the revision that its person was looking at. */
export function contestedBy(
	board: Board,
	command: Command,
	recalled: readonly Recalled[] | undefined
): Claim[] {
	const expect = 'expect' in command ? command.expect : undefined;
	if (expect === undefined) return [];
	return claimsOf(board, command, recalled).filter(({ touched }) => touched > expect);
}

/** The refusal of an edit that would overwrite what somebody else has set meanwhile; null where it overwrites nothing. */
export function refuseLost(
	board: Board,
	command: Command,
	{ actor, recalled }: Context
): Refusal | null {
	const conflicts = contestedBy(board, command, recalled).flatMap((claim) => {
		const change = changeAt(recalled, claim.touched);
		return change && change.actor.id !== actor.id ? [conflictOf(claim, change)] : [];
	});
	return conflicts.length > 0 ? refuseConflicts(conflicts, 'meanwhile') : null;
}

export const conflictOf = ({ field, mine, theirs }: Claim, by: Change): Conflict => ({
	field,
	mine,
	theirs,
	revision: by.revision,
	by: by.actor,
	at: by.at,
	note: 'note' in by.happening ? by.happening.note : ''
});

/** The refusal that says who has changed what, `meanwhile` or `since`. */
export function refuseConflicts(conflicts: Conflict[], when: 'meanwhile' | 'since'): Refusal {
	const names = [...new Set(conflicts.map(({ by }) => by.name))].join(' and ');
	const fields = conflicts.map(({ field, theirs }) => [field, `is now ${worded(theirs)}`]);
	return {
		...refuse(
			'conflict',
			`${names} changed ${conflicts.map(({ field }) => field).join(', ')} ${when}`,
			Object.fromEntries(fields)
		),
		conflicts
	};
}

function worded(value: unknown): string {
	if (value === null || value === undefined || value === '') return 'empty';
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function claimsOf(
	board: Board,
	command: Command,
	recalled: readonly Recalled[] | undefined
): Claim[] {
	switch (command.type) {
		case 'board.edit':
			return claims(givenFields(command), boardFields(board), board.touched);
		case 'category.edit': {
			const { category, name } = command;
			const held = board.categories.find(({ id }) => id === category);
			return held
				? claims({ name }, { name: held.name }, under(board, 'categories', category))
				: [];
		}
		case 'person.edit': {
			const held = board.people.find(({ id }) => id === command.person);
			return held ? claims(command, personFields(held), under(board, 'people', held.id)) : [];
		}
		case 'era.edit': {
			const held = board.eras.find(({ id }) => id === command.era);
			return held ? claims(command, eraFields(held), under(board, 'eras', held.id)) : [];
		}
		case 'issue.edit': {
			const held = findIssue(board, command.issue);
			return held ? claims(command, issueFields(held), held.touched) : [];
		}
		case 'issue.assess':
			return judgementClaims(board, command, recalled);
		case 'entry.edit': {
			const entry = findRecalled(recalled, 'entry')?.entry;
			return entry ? claims(command, entryFields(entry), entry.touched ?? {}) : [];
		}
		default:
			return [];
	}
}

/** On a past day, whoever has since judged what stands on that day has touched all of it. */
function judgementClaims(
	board: Board,
	command: CommandOf<'issue.assess'>,
	recalled: readonly Recalled[] | undefined
): Claim[] {
	const issue = findIssue(board, command.issue);
	if (!issue || !isOpen(issue)) return [];
	const past = findRecalled(recalled, 'standing');
	if (!past) return claims(command, issueFields(issue), issue.touched);
	const { judgement, revision } = past;
	return claims(command, judgement, { status: revision, tension: revision });
}

const claims = (asked: object, held: Fields, touched: Touched): Claim[] =>
	Object.entries(held).flatMap(([field, theirs]) => {
		const mine: unknown = Object.entries(asked).find(([key]) => key === field)?.[1];
		if (mine === undefined || same(mine, theirs)) return [];
		return [{ field, mine, theirs, touched: touched[field] ?? 0 }];
	});

/** The marks of one of a board's categories, people or spans, by its own fields. */
export function under(board: Board, list: 'categories' | 'people' | 'eras', id: string): Touched {
	const path = `${list}.${id}.`;
	const own = Object.entries(board.touched).filter(([field]) => field.startsWith(path));
	return Object.fromEntries(own.map(([field, revision]) => [field.slice(path.length), revision]));
}
