import { setImmediate } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Change } from '#lib/domain/change.ts';
import type { Instant } from '#lib/domain/day.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Database } from '../database/database.ts';
import { CHANGE_COLUMNS, changeOf } from './change-rows.ts';
import { sql } from './statement.ts';

/** Changes read and folded at a time: few enough not to hold the event loop for long. */
const PAGE = 64;

const Revision = z.object({ revision: z.number() });

/** What is read from the log itself. */
export class ChangeLog {
	readonly #db: Database;

	constructor(db: Database) {
		this.#db = db;
	}

	/** The changes after a revision up to another, in order, page by page; others have their turn between two pages. */
	async *pages(board: Slug, since: number, until: number): AsyncGenerator<Change[]> {
		for (let read = since; read < until; read += PAGE) {
			const page = await this.#between(board, read, Math.min(read + PAGE, until));
			if (page.length > 0) yield page;
			if (page.length < PAGE) return;
			await setImmediate();
		}
	}

	async findCommand(board: Slug, id: string): Promise<Change[]> {
		const rows = await this.#db.read(
			sql(
				`select ${CHANGE_COLUMNS} from change where board = ? and command = ? order by ordinal`,
				board,
				id
			)
		);
		return rows.map(changeOf);
	}

	async revisionAt(board: Slug, at: Instant): Promise<number> {
		const [row] = await this.#db.read(
			sql(
				`select revision from change where board = ? and at <= ? order by at desc, revision desc limit 1`,
				board,
				Date.parse(at)
			)
		);
		return row === undefined ? 0 : Revision.parse(row).revision;
	}

	async #between(board: Slug, after: number, until: number): Promise<Change[]> {
		const rows = await this.#db.read(
			sql(
				`select ${CHANGE_COLUMNS} from change
				where board = ? and revision > ? and revision <= ? order by revision`,
				board,
				after,
				until
			)
		);
		return rows.map(changeOf);
	}
}
