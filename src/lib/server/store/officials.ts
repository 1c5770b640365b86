import { setImmediate } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Day } from '#lib/domain/day.ts';
import { ENCOUNTERS, type Entry } from '#lib/domain/entry.ts';
import type { Slug } from '#lib/domain/slug.ts';
import {
	MOST_COUNTED,
	type Appearances,
	type Companion,
	type Said
} from '#lib/protocol/officials.ts';
import type { Involved } from '#lib/protocol/issue-page.ts';
import type { Database, Statement } from '../database/database.ts';
import { inPayload, type Place } from './held.ts';
import { LISTS } from './reader-projections.ts';
import { marksFor, sql } from './statement.ts';

/** Officials whose entries are counted between two turns of the event loop. */
const SLICE = 20;
/** Most companions that are told of. */
const MOST_COMPANIONS = 60;
/** Days and issues that are looked at for positions, and positions of one of them. */
const MOST_PLACES = 100;
const MOST_SAID = 5;

const Row = z.object({
	person: z.string(),
	entries: z.number(),
	latest: z.nullable(z.string()),
	next: z.nullable(z.string())
});
const Beside = z.object({
	list: z.string(),
	times: z.number(),
	met: z.number(),
	earliest: z.nullable(z.string()),
	latest: z.nullable(z.string())
});
const InIssue = z.object({ entry: z.string(), issue: z.string() });

/** How often each of these is named in entries. */
export async function appearancesOf(
	db: Database,
	board: Slug,
	people: readonly Slug[],
	today: Day
): Promise<Appearances[]> {
	const found: Appearances[] = [];
	for (let done = 0; done < people.length; done += SLICE, await setImmediate()) {
		const parts = people.slice(done, done + SLICE).map((person, index) => {
			const own = [board, LISTS.person(person)];
			return sql(
				`select cast(? as text) as person, (select count(*) from (select 1 from entry_list
					where board = ? and list = ? limit ${MOST_COUNTED + 1}) as of${index}) as entries,
				(select max(day) from entry_list where board = ? and list = ? and day <= ?) as latest,
				(select min(day) from entry_list where board = ? and list = ? and day > ?) as next`,
				...[person, ...own, ...own, today, ...own, today]
			);
		});
		const rows = await db.read({
			sql: parts.map((part) => part.sql).join(' union all '),
			args: parts.flatMap((part) => part.args)
		});
		found.push(...rows.map((row) => Row.parse(row)));
	}
	return found;
}

/** Who else is named in an official's latest entries up to a day. */
export function companyOf(
	db: Database,
	board: Slug,
	person: Slug,
	today: Day
): Promise<Companion[]> {
	const entries = sql(
		`select own.entry, max(case when kind.list in (${marksFor(ENCOUNTERS)}) then kind.day end) as encounter
		from (select entry from entry_list where board = ? and list = ? and day <= ?
			order by day desc, recorded desc limit ${MOST_COUNTED}) as own
		cross join entry_list as kind where kind.board = ? and kind.entry = own.entry group by own.entry`,
		...[...ENCOUNTERS.map(LISTS.kind), board, LISTS.person(person), today, board]
	);
	return namedIn(db, board, { entries, but: person, first: 'met', limit: MOST_COMPANIONS });
}

/** Who is named in an issue's latest entries, scheduled ones among them. */
export async function involvedIn(db: Database, board: Slug, issue: Slug): Promise<Involved> {
	const latest = `from entry_issue where board = ? and issue = ? order by day desc, recorded desc`;
	const entries = sql(
		`select entry, null as encounter ${latest} limit ${MOST_COUNTED}`,
		...[board, issue]
	);
	const [named, beyond] = await Promise.all([
		namedIn(db, board, { entries, but: '', first: 'times', limit: MOST_COMPANIONS + 1 }),
		db.read(sql(`select entry ${latest} limit 1 offset ${MOST_COUNTED}`, board, issue))
	]);
	const people = named.slice(0, MOST_COMPANIONS).map(({ person, times }) => ({ person, times }));
	return { people, isWhole: beyond.length === 0 && named.length <= MOST_COMPANIONS };
}

interface Named {
	/** Their ids, with the day of each that counts as an encounter. */
	entries: Statement;
	but: Slug;
	first: 'met' | 'times';
	limit: number;
}

/**
 * Who is named in entries, but for one; `first`: those who met most, or who are named most. A cross join has SQLite begin with
 * the entries, where it would read all that is named on the board.
 */
async function namedIn(
	db: Database,
	board: Slug,
	{ entries, but, first, limit }: Named
): Promise<Companion[]> {
	const rows = await db.read(
		sql(
			`select beside.list as list, count(*) as times, count(own.encounter) as met,
				min(own.encounter) as earliest, max(own.encounter) as latest
			from (${entries.sql}) as own cross join entry_list as beside
			where beside.board = ? and beside.entry = own.entry and beside.list like ? and beside.list <> ?
			group by beside.list order by ${first} desc, times desc, list limit ?`,
			...[...entries.args, board, LISTS.person('%'), LISTS.person(but), limit]
		)
	);
	const prefix = LISTS.person('').length;
	return rows
		.map((row) => Beside.parse(row))
		.map(({ list, ...rest }) => ({ person: list.slice(prefix), ...rest }));
}

/** Entries older than a place that name all of these, newest first. */
export async function entriesNaming(
	db: Database,
	board: Slug,
	[person = '', ...others]: readonly Slug[],
	{ before, limit }: { before: Place; limit: number }
): Promise<Entry[]> {
	const narrowed = others.map(
		() => `and exists (select 1 from entry_list as other where other.board = l.board
			and other.list = ? and other.day = l.day and other.recorded = l.recorded)`
	);
	const rows = await db.read(
		sql(
			`select e.payload from (select day, recorded, entry from entry_list as l
				where board = ? and list = ? and (day, recorded) < (?, ?) ${narrowed.join(' ')}
				order by day desc, recorded desc limit ?) as link
			join entry e on e.board = ? and e.id = link.entry order by link.day desc, link.recorded desc`,
			...[board, LISTS.person(person), before.day, before.recorded],
			...others.map(LISTS.person),
			...[limit, board]
		)
	);
	return rows.map(inPayload);
}

/** What a party said of the issues of entries on their very days. */
export async function saidBeside(
	db: Database,
	board: Slug,
	party: Slug,
	entries: readonly Entry[]
): Promise<Said[]> {
	const places = entries
		.flatMap(({ id, day, issues }) => issues.map((issue) => ({ entry: id, day, issue })))
		.slice(0, MOST_PLACES);
	if (places.length === 0) return [];
	const parts = places.map(({ entry, day, issue }, index) =>
		sql(
			`select * from (select cast(? as text) as entry, issue, payload from position
			where board = ? and issue = ? and as_of = ? and party = ?
			order by recorded desc limit ${MOST_SAID}) as said${index}`,
			...[entry, board, issue, day, party]
		)
	);
	const rows = await db.read({
		sql: parts.map((part) => part.sql).join(' union all '),
		args: parts.flatMap((part) => part.args)
	});
	return rows.map((row) => ({ ...InIssue.parse(row), position: inPayload(row) }));
}
