import { setImmediate } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Board } from '#lib/domain/board.ts';
import { instantOf, type Instant } from '#lib/domain/day.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { BoardLine, DeletedLine } from '#lib/protocol/api.ts';
import type { Database, Statement } from '../database/database.ts';
import { board as table } from '../database/schema.sqlite.ts';
import { insert, sql } from './statement.ts';

/** What becomes of a board's row. Of one that was purged nothing is left but its address, which is never given again. */
type State = 'open' | 'archived' | 'deleted' | 'purged';

/** Rows deleted between two turns of the event loop. */
const SLICE = 500;

/** What is kept of a board, with the column by which it is deleted slice by slice; the log comes last, since it says that there is more. */
export const KEPT = [
	['snapshot', 'revision'],
	['bucket', 'span'],
	['rollup', 'board'],
	['finding', 'id'],
	['found', 'board'],
	['near_word', 'part'],
	['cited', 'board'],
	['citation', 'recorded'],
	['publisher', 'key'],
	['cited_link', 'link'],
	['link_check', 'link'],
	['briefing', 'digest'],
	['visit', 'account'],
	['inbox', 'revision'],
	['inboxed', 'board'],
	['follow', 'account'],
	['membership', 'account'],
	['outlook', 'recorded'],
	['position', 'id'],
	['comment', 'id'],
	['entry_issue', 'entry'],
	['entry_list', 'entry'],
	['entry_term', 'entry'],
	['entry', 'id'],
	['change_issue', 'revision'],
	['change', 'revision']
] as const;

const Line = z.object({
	slug: z.string(),
	name: z.string(),
	state: z.string(),
	revision: z.number(),
	at: z.number()
});
const Deleted = z.object({ slug: z.string(), name: z.string(), since: z.number() });
const Row = z.object({ slug: z.string() });

/** The boards' own rows: what there is, and what is to go. */
export class BoardRows {
	readonly #db: Database;

	constructor(db: Database) {
		this.#db = db;
	}

	/** Every board that is not deleted, with its last revision, in order of its name. */
	async list(): Promise<BoardLine[]> {
		const rows = await this.#db.read(
			sql(
				`select b.slug, b.name, b.state, c.revision, c.at from board b join change c on c.board = b.slug
				and c.revision = (select max(revision) from change where board = b.slug)
				where b.state in ('open', 'archived')`
			)
		);
		return rows
			.map((row) => Line.parse(row))
			.map(({ state, at, ...line }) => ({
				...line,
				at: instantOf(at),
				archived: state === 'archived'
			}))
			.toSorted(byName);
	}

	/** Every board that is deleted and not yet purged, the latest first. */
	async deleted(): Promise<DeletedLine[]> {
		const rows = await this.#db.read(
			sql(`select slug, name, since from board where state = 'deleted' order by since desc, slug`)
		);
		return rows
			.map((row) => Deleted.parse(row))
			.map(({ since, ...line }) => ({ ...line, deleted: instantOf(since) }));
	}

	/** Every address that was ever given to a board. */
	async taken(): Promise<Slug[]> {
		const rows = await this.#db.read(sql('select slug from board'));
		return rows.map((row) => Row.parse(row).slug);
	}

	/** When a board was deleted of which nothing is left; undefined where there is no such. */
	async findPurged(board: Slug): Promise<Instant | undefined> {
		const [row] = await this.#db.read(
			sql(`select slug, name, since from board where slug = ? and state = 'purged'`, board)
		);
		return row === undefined ? undefined : instantOf(Deleted.parse(row).since);
	}

	/** Erases what was deleted at or before a moment, and what an earlier purge left. */
	async purge(until: Instant): Promise<void> {
		await this.#db.write([
			sql(
				`update board set state = 'purged', name = '' where state = 'deleted' and since <= ?`,
				Date.parse(until)
			)
		]);
		const rows = await this.#db.read(
			sql(
				`select slug from board where state = 'purged'
				and exists (select 1 from change where board = slug)`
			)
		);
		for (const row of rows) await this.#erase(Row.parse(row).slug);
	}

	async #erase(board: Slug): Promise<void> {
		for (const [from, column] of KEPT) {
			const some = sql(`select 1 from ${from} where board = ? limit 1`, board);
			while ((await this.#db.read(some)).length > 0) {
				await this.#db.write([
					sql(
						`delete from ${from} where board = ? and ${column} in
						(select ${column} from ${from} where board = ? limit ${SLICE})`,
						board,
						board
					)
				]);
				await setImmediate();
			}
		}
	}
}

/** What an append writes of the board's own row: nothing where it stays as it is. */
export function rowOf(before: Board, after: Board): Statement[] {
	const { slug, name } = after;
	const { state, since } = stateOf(after);
	if (before.revision === 0) return [insert(table, [{ slug, name, state, since }])];
	const held = stateOf(before);
	if (before.name === name && held.state === state && held.since === since) return [];
	return [
		sql('update board set name = ?, state = ?, since = ? where slug = ?', name, state, since, slug)
	];
}

function stateOf({ archived, deleted }: Board): { state: State; since: number | null } {
	if (deleted) return { state: 'deleted', since: Date.parse(deleted) };
	if (archived) return { state: 'archived', since: Date.parse(archived) };
	return { state: 'open', since: null };
}

const byName = (a: BoardLine, b: BoardLine): number =>
	a.name.localeCompare(b.name, 'en') || (a.slug < b.slug ? -1 : 1);
