import * as z from 'zod/mini';
import { CITING_KINDS, type CitingKind } from '#lib/domain/citation.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { MOST_COUNTED, type PublisherLine } from '#lib/protocol/publishers.ts';
import type { Database, Statement } from '../database/database.ts';
import type { Place } from './held.ts';
import { sql } from './statement.ts';

/** Where something is that rests on a source, or a judgement that rests on none. */
const Cited = z.object({
	kind: z.enum(CITING_KINDS),
	id: z.string(),
	day: z.string(),
	recorded: z.number(),
	alone: z.number()
});
export type Cited = z.infer<typeof Cited>;
const CITED = 'kind, id, day, recorded, alone';

const Line = z.object({
	name: z.string(),
	entries: z.number(),
	assessments: z.number(),
	positions: z.number(),
	uses: z.number(),
	first: z.string(),
	last: z.string(),
	alone: z.number()
});
const All = z.object({ publishers: z.number(), uses: z.number() });
const Reached = z.object({ revision: z.number() });
const Standing = z.object({ publisher: z.string(), alone: z.number() });

/** A page of a list, newest first: older than a place. */
interface Older {
	before: Place;
	limit: number;
}

/** What rests on sources, as it is kept (see `Citations`). */
export class CitationLists {
	readonly #db: Database;

	constructor(db: Database) {
		this.#db = db;
	}

	/** The revision up to which it is kept. */
	async reach(board: Slug): Promise<number> {
		const [row] = await this.#db.read(sql('select revision from cited where board = ?', board));
		return row === undefined ? 0 : Reached.parse(row).revision;
	}

	/** How many publishers there are, and how much rests on all of them. */
	async all(board: Slug): Promise<z.infer<typeof All>> {
		const [row] = await this.#db.read(
			sql(
				`select cast(count(*) as integer) as publishers, cast(coalesce(sum(uses), 0) as integer) as uses
				from publisher where board = ?`,
				board
			)
		);
		return All.parse(row);
	}

	/** Publishers on which most rests, so many after so many. */
	publishers(board: Slug, limit: number, offset: number): Promise<PublisherLine[]> {
		return this.#lines(
			sql(
				`select * from publisher where board = ? order by uses desc, key desc limit ? offset ?`,
				...[board, limit, offset]
			)
		);
	}

	/** A publisher by its key; undefined where nothing rests on it. */
	async publisher(board: Slug, key: string): Promise<PublisherLine | undefined> {
		const [line] = await this.#lines(
			sql('select * from publisher where board = ? and key = ?', board, key)
		);
		return line;
	}

	/** What rests on a publisher, of some kinds. */
	async on(
		board: Slug,
		publisher: string,
		kinds: readonly CitingKind[],
		{ before, limit }: Older
	): Promise<Cited[]> {
		const parts = kinds.map((kind) =>
			sql(
				`select * from (select ${CITED} from citation
				where board = ? and publisher = ? and kind = '${kind}' and place = 0 and (day, recorded) < (?, ?)
				order by day desc, recorded desc limit ?) as of_${kind}`,
				...[board, publisher, before.day, before.recorded, limit]
			)
		);
		const rows = await this.#db.read(
			sql(
				`${parts.map((part) => part.sql).join(' union all ')} order by day desc, recorded desc limit ?`,
				...parts.flatMap(({ args }) => args),
				limit
			)
		);
		return rows.map((row) => Cited.parse(row));
	}

	/** Judgements that rest on one publisher alone: on this one, or on any. */
	async alone(board: Slug, publisher: string | null, { before, limit }: Older): Promise<Cited[]> {
		const on = publisher === null ? [] : [publisher];
		const rows = await this.#db.read(
			sql(
				`select ${CITED} from citation where board = ? ${on.map(() => 'and publisher = ?').join('')} and alone = 1
				and (day, recorded) < (?, ?) order by day desc, recorded desc limit ?`,
				...[board, ...on, before.day, before.recorded, limit]
			)
		);
		return rows.map((row) => Cited.parse(row));
	}

	/** How many of the judgements made by these revisions rest on one publisher alone, and how many name none. */
	async resting(
		board: Slug,
		revisions: readonly number[]
	): Promise<{ single: number; unsourced: number }> {
		const rows = await this.#db.read(
			sql(
				`select publisher, alone from citation where board = ? and kind = 'assessment' and place = 0
				and id in (select value from (${revisions.map(() => 'select cast(? as text) as value').join(' union all ')}) as asked)`,
				...[board, ...revisions.map(String)]
			)
		);
		const found = rows.map((row) => Standing.parse(row));
		return {
			single: found.filter(({ alone }) => alone === 1).length,
			unsourced: found.filter(({ publisher }) => publisher === '').length
		};
	}

	async #lines(chosen: Statement): Promise<PublisherLine[]> {
		const dayOf = (which: 'min' | 'max') =>
			`(select ${which}(day) from (${CITING_KINDS.map(
				(kind) =>
					`select ${which}(day) as day from citation where board = p.board and publisher = p.key
					and kind = '${kind}' and place = 0`
			).join(' union all ')}) as ${which}s)`;
		const rows = await this.#db.read({
			sql: `select name, entries, assessments, positions, uses, ${dayOf('min')} as first, ${dayOf('max')} as last,
				cast((select count(*) from (select 1 from citation where board = p.board and publisher = p.key and alone = 1
					limit ${MOST_COUNTED + 1}) as counted) as integer) as alone
				from (${chosen.sql}) as p order by uses desc, key desc`,
			args: chosen.args
		});
		return rows.map((row) => Line.parse(row));
	}
}
