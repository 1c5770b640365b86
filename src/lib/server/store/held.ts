import * as z from 'zod/mini';
import type { Day } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { Position } from '#lib/domain/position.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Database, Statement } from '../database/database.ts';
import { LAST, marksFor, sql } from './statement.ts';
import type { Days } from './store.ts';

const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';

/** A place in a list that is ordered by day and, of one day, by the revision that recorded it. */
export interface Place {
	day: Day;
	recorded: number;
}

/** Before everything, in a list of the newest first. */
export const TOP: Place = { day: LAST_DAY, recorded: LAST };

/** The place that a cursor names (see `cursorBefore`). */
export const placeOf = (cursor: string): Place => ({
	day: cursor.slice(0, 10),
	recorded: Number(cursor.slice(11))
});

/** Which entries of each issue: within the days, older than a place, not that one; at most so many of each. */
interface Choice {
	from?: Day;
	to?: Day;
	before?: Place;
	except?: Slug;
	each: number;
}

const Payload = z.object({ payload: z.string() });

/** What a row holds as JSON: written by this store, and trusted like the log. */
export const inPayload = (row: unknown) => JSON.parse(Payload.parse(row).payload);

export async function findEntry(db: Database, board: Slug, id: Slug): Promise<Entry | null> {
	const [row] = await db.read(
		sql('select payload from entry where board = ? and id = ?', board, id)
	);
	return row === undefined ? null : inPayload(row);
}

/** Entries that touch any of the issues, newest first, none twice. */
export async function entriesOf(
	db: Database,
	board: Slug,
	issues: readonly Slug[],
	choice: Choice
): Promise<Entry[]> {
	if (issues.length === 0) return [];
	return entriesBy(db, board, linksOf(board, issues, choice));
}

/** Of the entries within days that touch any of the issues, so many of the newest, newest first, none twice. */
export async function latestEntries(
	db: Database,
	board: Slug,
	issues: readonly Slug[],
	{ from, to, limit }: Days & { limit: number }
): Promise<Entry[]> {
	if (issues.length === 0) return [];
	if (db.engine !== 'sqlite') {
		const { sql: links, args } = linksOf(board, issues, { from, to, each: limit });
		const latest = `select * from (${links}) as links order by day desc, recorded desc limit ?`;
		return entriesBy(db, board, sql(latest, ...args, limit));
	}
	// SQLite leaves each issue where what follows is older than all it has found. To unite lists of them takes it several times as long.
	const links = `select distinct day, recorded, entry from entry_issue
		where board = ? and issue in (${marksFor(issues)}) and day >= ? and day <= ?
		order by day desc, recorded desc limit ?`;
	return entriesBy(db, board, sql(links, board, ...issues, from, to, limit));
}

/** The entries that links lead to, newest first. */
async function entriesBy(db: Database, board: Slug, links: Statement): Promise<Entry[]> {
	// A cross join: SQLite never reorders it, and would else walk through all entries of the board to find these.
	const rows = await db.read({
		sql: `select e.payload from (${links.sql}) as link
			cross join entry e where e.board = ? and e.id = link.entry order by link.day desc, link.recorded desc`,
		args: [...links.args, board]
	});
	return rows.map(inPayload);
}

/** The links of some issues, none twice, in no order. */
function linksOf(board: Slug, issues: readonly Slug[], choice: Choice): Statement {
	const parts = issues.map((issue, index) => linksOfOne(board, issue, choice, `of${index}`));
	return sql(parts.map((part) => part.sql).join(' union '), ...parts.flatMap((part) => part.args));
}

/** The links of one issue. SQLite orders and limits a part of a union only inside brackets of its own. */
function linksOfOne(board: Slug, issue: Slug, choice: Choice, alias: string): Statement {
	const { from = FIRST_DAY, to = LAST_DAY, before = TOP, except = '', each } = choice;
	// One upper bound: of two, SQLite seeks by the one and steps over all that is beyond the other.
	const beneath = to < before.day ? { day: to, recorded: LAST } : before;
	return sql(
		`select * from (select day, recorded, entry from entry_issue
		where board = ? and issue = ? and day >= ? and (day, recorded) < (?, ?) and entry <> ?
		order by day desc, recorded desc limit ?) as ${alias}`,
		board,
		issue,
		from,
		beneath.day,
		beneath.recorded,
		except,
		each
	);
}

export async function findPosition(
	db: Database,
	board: Slug,
	issue: Slug,
	id: Slug
): Promise<Position | null> {
	const [row] = await db.read(
		sql('select payload from position where board = ? and id = ? and issue = ?', board, id, issue)
	);
	return row === undefined ? null : inPayload(row);
}

/** An issue's positions, the latest first. */
export async function positionsOf(
	db: Database,
	board: Slug,
	issue: Slug,
	{ before, limit }: { before: Place; limit: number }
): Promise<{ position: Position; place: Place }[]> {
	const rows = await db.read(
		sql(
			`select as_of as day, recorded, payload from position
			where board = ? and issue = ? and (as_of, recorded) < (?, ?)
			order by as_of desc, recorded desc limit ?`,
			board,
			issue,
			before.day,
			before.recorded,
			limit
		)
	);
	return rows.map((row) => ({ position: inPayload(row), place: PlaceRow.parse(row) }));
}

/** A party's positions on an issue, the latest first. */
export async function positionsBy(
	db: Database,
	board: Slug,
	{ issue, party }: { issue: Slug; party: Slug },
	{ before, limit }: { before: Place; limit: number }
): Promise<Position[]> {
	const rows = await db.read(
		sql(
			`select payload from position
			where board = ? and issue = ? and party = ? and (as_of, recorded) < (?, ?)
			order by as_of desc, recorded desc limit ?`,
			...[board, issue, party, before.day, before.recorded, limit]
		)
	);
	return rows.map(inPayload);
}

const PlaceRow = z.object({ day: z.string(), recorded: z.number() });

/** The latest position of a party on an issue, but for one. */
export async function latestPosition(
	db: Database,
	board: Slug,
	issue: Slug,
	{ party, id }: Position
): Promise<Position | null> {
	const [row] = await db.read(
		sql(
			`select payload from position where board = ? and issue = ? and party = ? and id <> ?
			order by as_of desc, recorded desc limit 1`,
			board,
			issue,
			party,
			id
		)
	);
	return row === undefined ? null : inPayload(row);
}
