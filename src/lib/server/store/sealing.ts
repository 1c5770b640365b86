import { setImmediate } from 'node:timers/promises';
import * as z from 'zod/mini';
import { beforeOf } from '#lib/domain/before.ts';
import type { Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { evolve } from '#lib/domain/evolve.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Database, Statement } from '../database/database.ts';
import { hashOf, ROOT } from './chain.ts';
import { changeOf } from './change-rows.ts';
import { EarlierThings } from './earlier-things.ts';
import { hashAt } from './heads.ts';
import { sql } from './statement.ts';

/** Changes sealed at a time: few enough not to hold the event loop for long. */
const SLICE = 50;

const Unsealed = z.object({
	board: z.string(),
	revision: z.number(),
	command: z.string(),
	at: z.number(),
	actor: z.string(),
	payload: z.string(),
	before: z.nullable(z.string()),
	asOf: z.nullable(z.string()),
	status: z.nullable(z.string()),
	tension: z.nullable(z.number())
});
type Unsealed = z.infer<typeof Unsealed>;

/** Up to where a log is sealed: the board there, the hash there. */
interface Reached {
	board: Board;
	hash: string;
}

/**
 * Seals the changes of a log that are older than its chain, in order, each with what stood before it. Any number of
 * processes may do so at once: all come to the same, and a change that is sealed is never touched.
 */
export class Sealing {
	readonly #db: Database;
	readonly #boardAt: (board: Slug, revision: number) => Promise<Board>;
	#stopped = false;

	constructor(db: Database, boardAt: (board: Slug, revision: number) => Promise<Board>) {
		this.#db = db;
		this.#boardAt = boardAt;
	}

	/** Leaves the rest to the next start. */
	stop(): void {
		this.#stopped = true;
	}

	/** The boards whose logs are not sealed to their end. */
	async unsealed(): Promise<Slug[]> {
		const rows = await this.#db.read(
			sql(
				'select slug from board where exists (select 1 from change where board = slug and hash is null)'
			)
		);
		return rows.map((row) => Named.parse(row).slug);
	}

	/** Resolves once the log is sealed to its end. */
	async catchUp(slug: Slug): Promise<void> {
		const first = await this.#firstUnsealed(slug);
		if (first === null) return;
		const board = await this.#boardAt(slug, first - 1);
		const hash = await hashAt(this.#db, slug, first - 1);
		const earlier = await EarlierThings.before(this.#db, slug, first);
		let reached: Reached | null = { board, hash: hash ?? ROOT };
		while (reached && !this.#stopped) {
			reached = await this.#slice(slug, reached, earlier);
			await setImmediate();
		}
	}

	async #firstUnsealed(slug: Slug): Promise<number | null> {
		const [row] = await this.#db.read(
			sql('select min(revision) as first from change where board = ? and hash is null', slug)
		);
		return First.parse(row).first;
	}

	/** Seals the next few changes; null once there are none. */
	async #slice(slug: Slug, from: Reached, earlier: EarlierThings): Promise<Reached | null> {
		const rows = await this.#after(slug, from.board.revision);
		if (rows.length === 0) return null;
		const updates: Statement[] = [];
		let { board, hash } = from;
		for (const row of rows) {
			const change = changeOf(row);
			const before = row.before ?? (await this.#before(board, change, earlier));
			hash = hashOf({ ...row, before }, hash);
			updates.push(sealing(row, { before, who: change.actor.id, hash }));
			board = evolve(board, change);
		}
		await this.#db.write(updates);
		return { board, hash };
	}

	async #after(slug: Slug, revision: number): Promise<Unsealed[]> {
		const rows = await this.#db.read(
			sql(
				`select board, revision, command, at, actor, payload, before, as_of as "asOf", status, tension
				from change where board = ? and revision > ? order by revision limit ?`,
				slug,
				revision,
				SLICE
			)
		);
		return rows.map((row) => Unsealed.parse(row));
	}

	async #before(board: Board, change: Change, earlier: EarlierThings): Promise<string | null> {
		const before = beforeOf(board, change.happening, await earlier.recall(board, change));
		return before && JSON.stringify(before);
	}
}

const Named = z.object({ slug: z.string() });
const First = z.object({ first: z.nullable(z.number()) });

const sealing = (
	{ board, revision }: Unsealed,
	{ before, who, hash }: { before: string | null; who: string; hash: string }
): Statement =>
	sql(
		'update change set before = ?, who = ?, hash = ? where board = ? and revision = ? and hash is null',
		...[before, who, hash, board, revision]
	);
