import type { Board } from '#lib/domain/board.ts';
import type { Person } from '#lib/domain/person.ts';
import { MOST_COUNTED, type Appearances } from '#lib/protocol/officials.ts';
import { counted } from './board-words.ts';
import { dayWords } from './time-words.ts';

/** `12 entries`, `more than 1000 entries`. */
export const entriesWords = (entries: number): string =>
	entries > MOST_COUNTED
		? `more than ${MOST_COUNTED} entries`
		: counted(entries, 'entry', 'entries');

/** In which days somebody has their role: `since 1 Jan 2024`, `until 3 Mar 2025`, both, or nothing. */
export function termWords({ from, to }: Pick<Person, 'from' | 'to'>): string {
	if (from && to) return `${dayWords(from)} to ${dayWords(to)}`;
	if (from) return `since ${dayWords(from)}`;
	return to ? `until ${dayWords(to)}` : '';
}

export const OFFICIAL_COLUMNS = [
	'name',
	'party',
	'role',
	'from',
	'to',
	'entries',
	'latest entry',
	'next entry'
];

/** An official as a row of a table. */
export function officialRow(
	{ person, entries, latest, next }: Appearances,
	board: Board
): string[] {
	const own = board.people.find(({ id }) => id === person);
	const party = board.parties.find(({ id }) => id === own?.party);
	return [
		...[own?.name ?? person, party?.name ?? '', own?.role ?? '', own?.from ?? '', own?.to ?? ''],
		entries > MOST_COUNTED ? `> ${MOST_COUNTED}` : String(entries),
		...[latest ?? '', next ?? '']
	];
}
