import type { Board } from '#lib/domain/board.ts';
import type { Day } from '#lib/domain/day.ts';
import { recordedAt } from '#lib/domain/entry.ts';
import type { Person } from '#lib/domain/person.ts';
import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { cursorBefore } from '#lib/protocol/dossier.ts';
import {
	OFFICIAL_PAGE,
	OFFICIALS_PAGE,
	type OfficialAnswer,
	type OfficialQuery,
	type OfficialsAnswer
} from '#lib/protocol/officials.ts';
import type { ReaderStore } from '../store/reader-store.ts';

/** A page of everybody named on a board, party by party, each by name. */
export async function officialsOn(
	store: ReaderStore,
	board: Board,
	page: number,
	today: Day
): Promise<OfficialsAnswer> {
	const people = inOrder(board);
	const pages = Math.max(1, Math.ceil(people.length / OFFICIALS_PAGE));
	const asked = people.slice((page - 1) * OFFICIALS_PAGE, page * OFFICIALS_PAGE);
	const ids = asked.map(({ id }) => id);
	return { appearances: await store.appearances(board.slug, ids, today), page, pages };
}

/** What is on record of one official. */
export async function officialOn(
	store: ReaderStore,
	board: Board,
	id: Slug,
	{ query, today }: { query: OfficialQuery; today: Day }
): Promise<OfficialAnswer | Refusal> {
	const person = board.people.find((each) => each.id === id);
	if (!person) return refuse('not_found', `Nobody on this board is called "${id}"`);
	const named = query.with === undefined ? [id] : [id, query.with];
	const [[appearances], company, read] = await Promise.all([
		store.appearances(board.slug, [id], today),
		store.company(board.slug, id, today),
		store.entriesNaming(board.slug, named, query.before, OFFICIAL_PAGE + 1)
	]);
	const entries = read.slice(0, OFFICIAL_PAGE);
	const last = read.length > OFFICIAL_PAGE ? entries.at(-1) : undefined;
	return {
		...{ query, company, entries },
		appearances: appearances ?? { person: id, entries: 0, latest: null, next: null },
		older: last ? cursorBefore(last.day, recordedAt(last)) : null,
		said: await store.saidBeside(board.slug, person.party, entries)
	};
}

function inOrder({ parties, people }: Board): Person[] {
	const placeOf = (party: Slug) => parties.findIndex(({ id }) => id === party);
	return people.toSorted(
		(a, b) =>
			placeOf(a.party) - placeOf(b.party) ||
			a.name.localeCompare(b.name, 'en') ||
			(a.id < b.id ? -1 : 1)
	);
}
