import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import * as z from 'zod/mini';
import { emptyBoard, type Board } from '#lib/domain/board.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Database } from '../database/database.ts';
import { snapshot } from '../database/schema.sqlite.ts';
import { insert, sql } from './statement.ts';

/** A board is kept each time its log grows by this many changes, so that no past is further from one however long the log is. */
export const EVERY = 1_000;

/** To be raised when `evolve`, `Board` or how it is packed changes: boards that were folded by other rules are not read. */
const FOLD = 8;

const Row = z.object({ revision: z.number(), state: z.string() });

/** Boards as they were, kept so that folding begins near; a cache that may be deleted at any time. */
export class Snapshots {
	readonly #db: Database;

	constructor(db: Database) {
		this.#db = db;
	}

	/** The latest board kept at or before the revision; the empty one where there is none. */
	async nearest(board: Slug, revision: number): Promise<Board> {
		const [row] = await this.#db.read(
			sql(
				`select revision, state from snapshot where board = ? and revision <= ? and fold = ${FOLD}
				order by revision desc limit 1`,
				board,
				revision
			)
		);
		if (row === undefined) return emptyBoard(board);
		const found = Row.parse(row);
		return (await boardIn(found)) ?? this.nearest(board, found.revision - 1);
	}

	/** Keeps this board. */
	async keep(board: Board): Promise<void> {
		const { slug, revision } = board;
		const row = { board: slug, revision, fold: FOLD, state: await packed(board) };
		await this.#db.write([
			insert(
				snapshot,
				[row],
				'on conflict (board, revision) do update set fold = excluded.fold, state = excluded.state'
			)
		]);
	}
}

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** A board says most things many times: it is kept at a fraction of its size, worked out beside the event loop. */
const packed = async (board: Board): Promise<string> =>
	(await deflate(JSON.stringify(board))).toString('base64');

/** Whether a log that grew from one revision to another passed a multiple of `step`. */
export const passes = (from: number, to: number, step: number): boolean =>
	Math.floor(from / step) < Math.floor(to / step);

/**
 * The board in a row; undefined where something damaged it, since what can be folded anew is not worth failing for.
 * What is whole is trusted: it was written under these rules, and to check every field of it holds the event loop.
 */
async function boardIn({ revision, state }: z.infer<typeof Row>): Promise<Board | undefined> {
	try {
		const board: Board = JSON.parse(String(await inflate(Buffer.from(state, 'base64'))));
		return board.revision === revision ? board : undefined;
	} catch {
		return undefined;
	}
}
