import type { Board } from './board.ts';
import { withFields } from './changed-fields.ts';
import type { CommandOf } from './command.ts';
import type { Context, Decision } from './decide.ts';
import { noSuch, nothingToChange } from './decide-board.ts';
import { Entry, type EntryBody } from './entry.ts';
import { alteredFields, entryFields } from './fields.ts';
import { findRecalled } from './recall.ts';
import { refuse, type Refusal } from './refusal.ts';
import { slugOf, type Slug } from './slug.ts';
import { touch } from './touched.ts';

export function record(board: Board, command: CommandOf<'entry.record'>): Decision {
	const { type: _, ...body } = command;
	const fault = refuseBody(board, body);
	if (fault) return fault;
	const id = `${slugOf(body.title, 'entry')}-${board.revision + 1}`;
	return [{ type: 'entry.recorded', entry: { ...body, id } }];
}

export function edit(board: Board, command: CommandOf<'entry.edit'>, context: Context): Decision {
	const { type: _, entry: id, note, expect: __, ...asked } = command;
	const found = recalledEntry(context);
	if (!found) return noSuch('entry', id);
	const entry = Entry.parse(withFields(found.entry, asked));
	const altered = alteredFields(entryFields(found.entry), entryFields(entry));
	if (altered.length === 0) return nothingToChange();
	const fault = refuseBody(board, entry);
	if (fault) return fault;
	const touched = touch(entry.touched ?? {}, altered, board.revision + 1);
	return [
		{
			type: 'entry.edited',
			entry: { ...entry, touched },
			was: found.entry,
			uncovered: uncovered(board, found.beneath),
			note
		}
	];
}

export function strike(
	board: Board,
	command: CommandOf<'entry.strike'>,
	context: Context
): Decision {
	const found = recalledEntry(context);
	if (!found) return noSuch('entry', command.entry);
	const { entry: was, beneath } = found;
	const { note } = command;
	return [{ type: 'entry.struck', entry: was.id, was, uncovered: uncovered(board, beneath), note }];
}

function recalledEntry({ recalled }: Context): { entry: Entry; beneath: Entry[] } | null {
	const found = findRecalled(recalled, 'entry');
	return found?.entry ? { entry: found.entry, beneath: found.beneath } : null;
}

/** Of the entries beneath one that leaves, those the board does not hold yet. */
function uncovered(board: Board, beneath: Entry[]): Entry[] {
	const held = new Set(board.entries.map((entry) => entry.id));
	return beneath.filter((entry) => !held.has(entry.id));
}

function refuseBody(board: Board, body: EntryBody): Refusal | null {
	return (
		refuseUnknown(body.issues, board.issues, 'issues', 'an issue') ??
		refuseUnknown(body.parties, board.parties, 'parties', 'a party') ??
		refuseUnknown(body.people, board.people, 'people', 'a person') ??
		refuseTerms(body)
	);
}

function refuseUnknown(
	ids: Slug[],
	known: { id: Slug }[],
	field: string,
	what: string
): Refusal | null {
	const at = ids.findIndex(
		(id, index) => !known.some((each) => each.id === id) || ids.indexOf(id) < index
	);
	if (at < 0) return null;
	return refuse('invalid', `"${ids[at]}" is not ${what} of this board, or is named twice`, {
		[`${field}.${at}`]: `is not ${what} of this board, or is named twice`
	});
}

function refuseTerms({ kind, terms }: EntryBody): Refusal | null {
	if (!terms) return null;
	if (kind !== 'measure' && kind !== 'agreement') {
		return refuse('invalid', 'Only a measure or an agreement has terms', {
			terms: 'belong to a measure or an agreement'
		});
	}
	if (terms.effective && terms.expires && terms.expires < terms.effective) {
		return refuse('invalid', 'It would expire before it takes effect', {
			'terms.expires': 'must not be before the day it takes effect'
		});
	}
	return null;
}
