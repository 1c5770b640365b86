import { setImmediate } from 'node:timers/promises';
import * as z from 'zod/mini';
import { Judgement } from '#lib/domain/assessment.ts';
import type { Actor } from '#lib/domain/actor.ts';
import { addDays, instantOf, startOf } from '#lib/domain/day.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type {
	HistoryAnswer,
	HistoryFilter,
	HistoryQuery,
	Recorded
} from '#lib/protocol/history.ts';
import { says } from '#lib/protocol/history-match.ts';
import type { Database } from '../database/database.ts';
import { ROOT } from './chain.ts';
import { changeOf } from './change-rows.ts';
import { isLed, latestOf, type Range } from './record-query.ts';
import { LAST, sql } from './statement.ts';

/** Revisions looked through at a time where no index leads to what is asked for, and at most for one page; */
const SWEEP = 4_000;
const MOST_SWEPT = 40_000;
/** changes read of those at a time, and how often at most: an engine finds words that nobody wrote, such as names of fields. */
const GLANCE = 200;
const MOST_GLANCES = 20;
/** People named who made changes. */
const MOST_PEOPLE = 200;

const Row = z.object({
	previous: z.nullable(z.string()),
	before: z.nullable(z.string()),
	asOf: z.nullable(z.string()),
	...Judgement.shape,
	hash: z.nullable(z.string())
});

/** What was read of a range: the changes found, and from where on everything was looked at. */
interface Found {
	items: Recorded[];
	reached: number;
}

/** The log read backwards, as the record that it is. */
export class History {
	readonly #db: Database;

	constructor(db: Database) {
		this.#db = db;
	}

	/** A page of at most `limit` changes, newest first. */
	async page(board: Slug, query: HistoryQuery, limit: number): Promise<HistoryAnswer> {
		const range = await this.#rangeOf(board, query);
		const found = isLed(query)
			? await this.#read(board, query, range, limit)
			: await this.#sweep(board, query, range, limit);
		const full = found.items.length >= limit;
		const before = full ? (found.items.at(-1)?.revision ?? range.low) : found.reached;
		if (before <= range.low) return { items: found.items, next: null };
		return { items: found.items, next: { before, at: await this.#momentOf(board, before), full } };
	}

	/** Everybody who made a change of the board, each with the name of their latest one. */
	async people(board: Slug): Promise<Actor[]> {
		const rows = await this.#db.read(
			sql(
				`with recursive people(who) as (
					select min(who) from change where board = ?
					union all
					select (select min(who) from change where board = ? and who > people.who)
						from people where people.who is not null
				) select (select actor from change where board = ? and who = people.who
					order by revision desc limit 1) as actor from people where who is not null limit ${MOST_PEOPLE}`,
				...[board, board, board]
			)
		);
		return rows.map((row) => JSON.parse(People.parse(row).actor));
	}

	/** The revisions that the days and the page leave. */
	async #rangeOf(board: Slug, { from, to, before }: HistoryQuery): Promise<Range> {
		const low = from === '' ? 1 : await this.#firstFrom(board, startOf(from));
		const high = to === '' ? LAST : await this.#firstFrom(board, startOf(addDays(to, 1)));
		return { low, high: Math.min(high, before ?? LAST, (await this.#last(board)) + 1) };
	}

	async #last(board: Slug): Promise<number> {
		const [row] = await this.#db.read(
			sql('select max(revision) as revision from change where board = ?', board)
		);
		return Revision.parse(row).revision ?? 0;
	}

	/** The first revision recorded at a moment or later; past the last where there is none. */
	async #firstFrom(board: Slug, at: number): Promise<number> {
		const [row] = await this.#db.read(
			sql(
				'select revision from change where board = ? and at < ? order by at desc, revision desc limit 1',
				board,
				at
			)
		);
		return row === undefined ? 1 : (Revision.parse(row).revision ?? 0) + 1;
	}

	async #momentOf(board: Slug, revision: number): Promise<string> {
		const [row] = await this.#db.read(
			sql('select at from change where board = ? and revision = ?', board, revision)
		);
		return instantOf(At.parse(row).at);
	}

	/** All of a range that an index leads to, as far as the limit. */
	async #read(board: Slug, query: HistoryFilter, range: Range, limit: number): Promise<Found> {
		const rows = await this.#db.read(latestOf(board, query, range, limit));
		return { items: rows.map(recordedIn), reached: range.low };
	}

	/** Looks through a range from its end, a little at a time, until the page is full or enough was looked at. */
	async #sweep(board: Slug, query: HistoryFilter, range: Range, limit: number): Promise<Found> {
		const items: Recorded[] = [];
		const end = Math.max(range.low, range.high - MOST_SWEPT);
		let { high } = range;
		for (let glance = 0; glance < MOST_GLANCES && high > end && items.length < limit; glance += 1) {
			const low = Math.max(end, high - SWEEP);
			const found = await this.#read(board, query, { low, high }, GLANCE);
			items.push(...found.items.filter((item) => query.q === '' || says(item, query.q)));
			const last = found.items.length < GLANCE ? low : found.items.at(-1)?.revision;
			high = last ?? low;
			await setImmediate();
		}
		return { items: items.slice(0, limit), reached: high };
	}
}

const People = z.object({ actor: z.string() });
const Revision = z.object({ revision: z.nullable(z.number()) });
const At = z.object({ at: z.number() });

function recordedIn(row: unknown): Recorded {
	const { previous, before, asOf, status, tension, hash } = Row.parse(row);
	const change = changeOf(row);
	return {
		previous: change.revision === 1 ? ROOT : previous,
		...change,
		before: before === null ? null : JSON.parse(before),
		mark: asOf === null ? null : [asOf, status, tension],
		hash
	};
}
