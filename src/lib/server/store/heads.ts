import * as z from 'zod/mini';
import type { Slug } from '#lib/domain/slug.ts';
import type { Database } from '../database/database.ts';
import { ROOT, type ChangeRow } from './chain.ts';
import { sql } from './statement.ts';

const Row = z.object({ hash: z.nullable(z.string()) });

/** The hash of a change; null where it waits to be sealed, or there is none. */
export async function hashAt(db: Database, board: Slug, revision: number): Promise<string | null> {
	if (revision === 0) return ROOT;
	const [row] = await db.read(
		sql('select hash from change where board = ? and revision = ?', board, revision)
	);
	return row === undefined ? null : Row.parse(row).hash;
}

/** The hash that the next change of each board is sealed with: most are appended by the process that appended the last. */
export class Heads {
	readonly #db: Database;
	readonly #last = new Map<Slug, { revision: number; hash: string }>();

	constructor(db: Database) {
		this.#db = db;
	}

	/** The hash at a revision, the last of its log as far as is known. */
	async at(board: Slug, revision: number): Promise<string | null> {
		const last = this.#last.get(board);
		return last?.revision === revision ? last.hash : hashAt(this.#db, board, revision);
	}

	/** Remembers the last of the rows that were just committed. */
	committed(row: ChangeRow | undefined): void {
		if (row?.hash) this.#last.set(row.board, { revision: row.revision, hash: row.hash });
	}
}
