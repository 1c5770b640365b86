import { setImmediate } from 'node:timers/promises';
import { addDays, type Day } from '#lib/domain/day.ts';
import { recordedAt, type Entry } from '#lib/domain/entry.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { cursorBefore } from '#lib/protocol/dossier.ts';
import {
	passesFilter,
	TIMELINE_PAGE,
	type EntryFilter,
	type TimelinePage,
	type TimelinePlace
} from '#lib/protocol/timeline.ts';
import type { Database, Statement } from '../database/database.ts';
import { inPayload, placeOf, type Place } from './held.ts';
import { LISTS } from './reader-projections.ts';
import { sql } from './statement.ts';

/** Entries looked through at a time where words are asked for, and at most for one page. */
const CHUNK = 400;
const MOST_SEARCHED = 4_000;
/** Entries still to come that stand above the day at which a timeline opens. */
const ABOVE = 12;

type Way = 'older' | 'newer';

/** Entries found on one way, the nearest first, and whether there is more that way. */
interface Found {
	entries: Entry[];
	end: Place | null;
}

/** The entries of a board, page by page on both ways. */
export class Timeline {
	readonly #db: Database;
	readonly #board: Slug;
	readonly #filter: EntryFilter;

	constructor(db: Database, board: Slug, filter: EntryFilter) {
		this.#db = db;
		this.#board = board;
		this.#filter = filter;
	}

	/** The page at a place; `today` is where a timeline opens by itself. */
	async page(place: TimelinePlace, today: Day): Promise<TimelinePage> {
		switch (place.kind) {
			case 'before':
				return this.#beside('older', placeOf(place.cursor));
			case 'after':
				return this.#beside('newer', placeOf(place.cursor));
			case 'day':
				return this.#around({ day: addDays(place.day ?? today, 1), recorded: 0 });
			default:
				return place satisfies never;
		}
	}

	async #beside(way: Way, from: Place): Promise<TimelinePage> {
		const { entries, end } = await this.#find(way, from, TIMELINE_PAGE);
		const far = end && cursorOf(end);
		if (way === 'older')
			return { entries, older: far, newer: cursorAt(entries[0]) ?? cursorOf(from) };
		const newest = entries.toReversed();
		return { entries: newest, newer: far, older: cursorAt(newest.at(-1)) ?? cursorOf(from) };
	}

	async #around(from: Place): Promise<TimelinePage> {
		const below = await this.#find('older', from, TIMELINE_PAGE);
		const above = await this.#find('newer', from, ABOVE);
		return {
			entries: [...above.entries.toReversed(), ...below.entries],
			older: below.end && cursorOf(below.end),
			newer: above.end && cursorOf(above.end)
		};
	}

	async #find(way: Way, from: Place, many: number): Promise<Found> {
		const entries: Entry[] = [];
		const size = this.#filter.q ? CHUNK : many + 1;
		let at = from;
		for (let searched = 0; searched < MOST_SEARCHED; searched += size, await setImmediate()) {
			const chunk = await this.#read(way, at, size);
			for (const entry of chunk) {
				if (!passesFilter(entry, this.#filter)) continue;
				const last = entries.at(-1);
				if (last && entries.length === many) return { entries, end: placeOfEntry(last) };
				entries.push(entry);
			}
			const last = chunk.at(-1);
			if (!last || chunk.length < size) return { entries, end: null };
			at = placeOfEntry(last);
		}
		return { entries, end: at };
	}

	async #read(way: Way, at: Place, many: number): Promise<Entry[]> {
		const [base, ...others] = this.#lists();
		if (!base) return [];
		const narrowed = others.map(
			({ table, column }) => `and exists (select 1 from ${table} as other where other.board = ?
				and other.${column} = ? and other.day = l.day and other.recorded = l.recorded)`
		);
		const [less, order] = way === 'older' ? ['<', 'desc'] : ['>', 'asc'];
		const found: Statement = sql(
			`select e.payload from (select day, recorded, entry from ${base.table} as l
				where board = ? and ${base.column} = ? and (day, recorded) ${less} (?, ?) ${narrowed.join(' ')}
				order by day ${order}, recorded ${order} limit ?) as link
			join entry e on e.board = ? and e.id = link.entry order by link.day ${order}, link.recorded ${order}`,
			...[this.#board, base.value, at.day, at.recorded],
			...others.flatMap(({ value }) => [this.#board, value]),
			many,
			this.#board
		);
		return (await this.#db.read(found)).map(inPayload);
	}

	/** The lists that an entry must be in, the shortest first as far as can be known. */
	#lists(): { table: string; column: string; value: string }[] {
		const { person, issue, kind, party } = this.#filter;
		const inList = (value: string) => ({ table: 'entry_list', column: 'list', value });
		const asked = [
			person ? [inList(LISTS.person(person))] : [],
			issue ? [{ table: 'entry_issue', column: 'issue', value: issue }] : [],
			kind ? [inList(LISTS.kind(kind))] : [],
			party ? [inList(LISTS.party(party))] : []
		].flat();
		return asked.length > 0 ? asked : [inList(LISTS.all)];
	}
}

const placeOfEntry = (entry: Entry): Place => ({ day: entry.day, recorded: recordedAt(entry) });
const cursorOf = ({ day, recorded }: Place): string => cursorBefore(day, recorded);
const cursorAt = (entry: Entry | undefined): string | undefined =>
	entry && cursorOf(placeOfEntry(entry));
