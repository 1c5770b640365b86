import type Connection from 'libsql';
import { isAskedAgain } from './asked-again.ts';

type PreparedStatement = Connection.Statement<unknown[]>;

/** Statements that are kept: more than the program has, but for inserts of many rows at once. */
const MOST = 200;

/** The statements of a connection, each prepared when first used, and kept. */
export class Prepared {
	readonly #connection: Connection.Database;
	readonly #kept = new Map<string, PreparedStatement>();

	constructor(connection: Connection.Database) {
		this.#connection = connection;
	}

	/** Throws where the connection is closed: the driver itself would go on running what is prepared. */
	of(sql: string): PreparedStatement {
		if (!this.#connection.open) throw new Error('The database is closed');
		const kept = this.#kept.get(sql);
		if (kept) return kept;
		const statement = this.#connection.prepare<unknown[]>(sql);
		if (!isAskedAgain(sql)) return statement;
		if (this.#kept.size >= MOST) this.#letGoOfOldest();
		this.#kept.set(sql, statement);
		return statement;
	}

	#letGoOfOldest(): void {
		for (const sql of this.#kept.keys()) {
			this.#kept.delete(sql);
			return;
		}
	}
}
