import type { Slug } from '#lib/domain/slug.ts';
import { Visit } from '#lib/protocol/visit.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../store/statement.ts';
import type { Visits } from './visits.ts';

const later = (column: string): string =>
	`${column} = case when visit.${column} > excluded.${column} then visit.${column} else excluded.${column} end`;

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

	/** Of two pages that tell at once what was seen, neither takes back what the other told. */
	async #keep(account: string, board: Slug, { base, seen, at }: Visit): Promise<void> {
		await this.#db.write([
			sql(
				`insert into visit (account, board, base, seen, at) values (?, ?, ?, ?, ?) on conflict (board, account)
				do update set ${['base', 'seen', 'at'].map(later).join(', ')}`,
				...[account, board, base, seen, at]
			)
		]);
	}
}
