import type { Slug } from '#lib/domain/slug.ts';
import { Visit } from '#lib/protocol/visit.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../store/statement.ts';
import type { Visits } from './visits.ts';

/** Visits as the server keeps them for people who have signed in, whichever browser they come with. */
export class AccountVisits {
	readonly #db: Database;

	constructor(db: Database) {
		this.#db = db;
	}

	/** Those of one account. */
	of(account: string): Visits {
		return {
			find: (board) => this.#find(account, board),
			keep: (board, visit) => this.#keep(account, board, visit)
		};
	}

	async #find(account: string, board: Slug): Promise<Visit | null> {
		const [row] = await this.#db.read(
			sql('select base, seen, at from visit where account = ? and board = ?', account, board)
		);
		return row === undefined ? null : Visit.parse(row);
	}

	async #keep(account: string, board: Slug, { base, seen, at }: Visit): Promise<void> {
		await this.#db.write([
			sql(
				`insert into visit (account, board, base, seen, at) values (?, ?, ?, ?, ?) on conflict (board, account)
				do update set base = excluded.base, seen = excluded.seen, at = excluded.at`,
				...[account, board, base, seen, at]
			)
		]);
	}
}
