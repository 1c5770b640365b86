import type { HappeningOf } from '#lib/domain/change.ts';
import { recordedAt, type Entry } from '#lib/domain/entry.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Statement } from '../database/database.ts';
import { entryList, entryTerm } from '../database/schema.sqlite.ts';
import { insert, sql } from './statement.ts';

/** Where nothing ends a term. */
const END_OF_DAYS = '9999-12-31';

/** The lists that an entry is in (see `entry_list`). */
export const LISTS = {
	all: 'all',
	kind: (kind: string) => `kind ${kind}`,
	party: (party: Slug) => `party ${party}`,
	person: (person: Slug) => `person ${person}`
} as const;

/** Puts an entry in its lists, and its terms where it has some. */
export function listed(board: Slug, body: Entry): Statement[] {
	const { id: entry, day } = body;
	const recorded = recordedAt(body);
	const lists = [
		LISTS.all,
		LISTS.kind(body.kind),
		...body.parties.map(LISTS.party),
		...body.people.map(LISTS.person)
	];
	const rows = lists.map((list) => ({ board, list, day, recorded, entry }));
	return [insert(entryList, rows), ...termsOf(board, body)];
}

/** Takes an entry off its lists. */
export const unlisted = (board: Slug, entry: Slug): Statement[] => [
	sql('delete from entry_list where board = ? and entry = ?', board, entry),
	sql('delete from entry_term where board = ? and entry = ?', board, entry)
];

function termsOf(board: Slug, { id: entry, day, terms }: Entry): Statement[] {
	if (!terms) return [];
	const { effective = day, expires = END_OF_DAYS, review } = terms;
	const last = [day, terms.effective, terms.expires, review].reduce<string>(
		(latest, each) => (each && each > latest ? each : latest),
		''
	);
	return [insert(entryTerm, [{ board, entry, day, begins: effective, ends: expires, last }])];
}

/** The outlook that an assessment gives or takes back; it may say nothing of one. */
export function given(
	board: Slug,
	{ issue, asOf, outlook }: HappeningOf<'issue.assessed'>,
	revision: number
): Statement[] {
	if (outlook === undefined) return [];
	return [
		sql(
			`insert into outlook (board, issue, as_of, recorded, until, payload) values (?, ?, ?, ?,
			(select min(as_of) from change where board = ? and issue = ? and as_of > ? and revision < ?
				and type = 'issue.assessed'), ?)`,
			...[board, issue, asOf, revision],
			...[board, issue, asOf, revision],
			outlook ? JSON.stringify(outlook) : ''
		)
	];
}
