import * as z from 'zod/mini';
import { CITING_KINDS } from '#lib/domain/citation.ts';
import { instantOf } from '#lib/domain/day.ts';
import type { Slug } from '#lib/domain/slug.ts';
import {
	LINK_STATES,
	LinkState,
	MOST_COUNTED,
	type CheckedLink,
	type LinkTally,
	type Use
} from '#lib/protocol/publishers.ts';
import type { Database } from '../database/database.ts';
import { linkOf } from './citation-page.ts';
import { sql } from './statement.ts';
import { usesOf } from './uses.ts';

/** Of what rests on one link, so much is told. */
const TOLD = 3;

const Count = z.object({ count: z.number() });
const Url = z.object({ url: z.string() });
const Row = z.object({
	link: z.string(),
	url: z.string(),
	found: LinkState,
	checked: z.number(),
	count: z.number()
});
const Place = z.object({
	link: z.string(),
	kind: z.enum(CITING_KINDS),
	id: z.string(),
	day: z.string(),
	recorded: z.number(),
	alone: z.number()
});

/** The links that boards cite, and what was found at them. */
export class CitedLinks {
	readonly #db: Database;

	constructor(db: Database) {
		this.#db = db;
	}

	/** How many links are in which state, and how many have not been looked at since a moment (ms since 1970). */
	async tally(board: Slug, since: number): Promise<Omit<LinkTally, 'going'>> {
		const [due, ...counts] = await Promise.all([
			this.#count(board, 'checked < ?', since),
			...LINK_STATES.map((state) => this.#count(board, 'found = ?', state))
		]);
		const [gone = 0, unreachable = 0, refused = 0, notPublic = 0, fine = 0] = counts;
		return { due, found: { gone, unreachable, refused, 'not public': notPublic, fine } };
	}

	/** Those that have not been looked at since a moment, the longest neglected first. */
	async due(board: Slug, since: number, limit: number): Promise<string[]> {
		const rows = await this.#db.read(
			sql(
				'select url from cited_link where board = ? and checked < ? order by checked, link limit ?',
				...[board, since, limit]
			)
		);
		return rows.map((row) => Url.parse(row).url);
	}

	/** Keeps what was found at a link. */
	async keep(board: Slug, url: string, { at, found }: { at: number; found: LinkState }) {
		const link = linkOf(url);
		await this.#db.write([
			sql(
				`insert into link_check (board, link, url, at, found) values (?, ?, ?, ?, ?)
				on conflict (board, link) do update set at = excluded.at, found = excluded.found`,
				...[board, link, url, at, found]
			),
			sql(
				'update cited_link set checked = ?, found = ? where board = ? and link = ?',
				...[at, found, board, link]
			)
		]);
	}

	/** Links at which something was found, after one of them; one more than asked for where more follow. */
	async found(
		board: Slug,
		state: LinkState,
		{ after, limit }: { after: string; limit: number }
	): Promise<(CheckedLink & { link: string })[]> {
		const rows = await this.#db.read(
			sql(
				`select link, url, found, checked, uses as count from cited_link
				where board = ? and found = ? and link > ? order by link limit ?`,
				...[board, state, after, limit]
			)
		);
		const links = rows.map((row) => Row.parse(row));
		const places = await this.#places(
			board,
			links.map(({ link }) => link)
		);
		const uses = await usesOf(this.#db, board, places);
		return links.map((row) => ({
			...row,
			checked: instantOf(row.checked),
			uses: places
				.filter(({ link }) => link === row.link)
				.flatMap((place) => uses.filter((use) => isAt(use, place)))
		}));
	}

	async #places(board: Slug, links: readonly string[]): Promise<z.infer<typeof Place>[]> {
		if (links.length === 0) return [];
		const parts = links.map((link, index) =>
			sql(
				`select * from (select link, kind, id, day, recorded, alone from citation
				where board = ? and link = ? and place = 0 order by day desc, recorded desc limit ${TOLD}) as of${index}`,
				...[board, link]
			)
		);
		const rows = await this.#db.read({
			sql: parts.map((part) => part.sql).join(' union all '),
			args: parts.flatMap(({ args }) => args)
		});
		return rows.map((row) => Place.parse(row));
	}

	async #count(board: Slug, which: string, value: string | number): Promise<number> {
		const [row] = await this.#db.read(
			sql(
				`select cast(count(*) as integer) as count from (select 1 from cited_link
				where board = ? and ${which} limit ${MOST_COUNTED + 1}) as counted`,
				...[board, value]
			)
		);
		return Count.parse(row).count;
	}
}

/** Whether a use is the one at a place. */
function isAt(use: Use, { kind, id }: z.infer<typeof Place>): boolean {
	if (use.kind !== kind) return false;
	if (use.kind === 'entry') return use.entry.id === id;
	return use.kind === 'position' ? use.position.id === id : use.assessed.revision === Number(id);
}
