import type { Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import type { Day } from '#lib/domain/day.ts';
import type { Judgements } from '#lib/domain/judged.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Database } from '../database/database.ts';
import { CHANGE_COLUMNS, changeOf } from './change-rows.ts';
import { judgementsOn } from './judgements.ts';
import { Lines } from './lines.ts';
import type { ReaderStore } from './reader-store.ts';
import { Rollups } from './rollups.ts';
import { sql } from './statement.ts';

/** The readers' store of a database that is open. Whoever opened the database closes it. */
export class SqlReaderStore implements ReaderStore {
	readonly #db: Database;
	readonly #lines: Lines;

	constructor(db: Database) {
		this.#db = db;
		this.#lines = new Lines(db, new Rollups(db));
	}

	judgementsOn(board: Board, day: Day): Promise<Judgements> {
		return judgementsOn(this.#db, this.#lines, board, day);
	}

	async assessmentsUpTo(board: Slug, issue: Slug, day: Day, limit: number): Promise<Change[]> {
		const rows = await this.#db.read(
			sql(
				`select ${CHANGE_COLUMNS} from change where board = ? and issue = ? and as_of <= ?
				and type = 'issue.assessed' order by as_of desc, revision desc limit ?`,
				board,
				issue,
				day,
				limit
			)
		);
		return rows.map(changeOf);
	}
}
