import type pg from 'pg';
import type { Statement } from './database.ts';
import { preparedOf } from './prepared-names.ts';

/** The statements that a connection has been told to keep, by their names. */
const kept = new WeakMap<pg.Connection, Set<string>>();

/**
 * Statements in one message, without rows for an answer. Until its end, which is one `sync`, PostgreSQL takes what it is
 * sent for one transaction: after a statement that fails it passes over the rest, and undoes what came before.
 */
export class Transaction implements pg.Submittable {
	/** Called by the client, too, where no answer comes in time. */
	callback: (error?: Error) => void = () => undefined;
	readonly #statements: readonly Statement[];
	#fresh: string[] = [];

	constructor(statements: readonly Statement[]) {
		this.#statements = statements;
	}

	submit(connection: pg.Connection): void {
		connection.stream.cork();
		for (const statement of this.#statements) this.#send(connection, statement);
		connection.sync();
		connection.stream.uncork();
	}

	handleReadyForQuery(): void {
		this.callback();
	}

	/** Of what was told anew it is not known what the connection keeps. */
	handleError(error: Error, connection: pg.Connection): void {
		for (const name of this.#fresh) keptBy(connection).delete(name);
		this.callback(error);
	}

	handleCommandComplete(): void {
		// The end alone says that it is committed.
	}

	handleEmptyQuery(): void {
		// As above.
	}

	#send(connection: pg.Connection, statement: Statement): void {
		const { text, values, name: asked } = preparedOf(statement);
		// The client keeps account of its own names: these are others.
		const name = asked ? `${asked}w` : '';
		if (!keptBy(connection).has(name)) this.#tell(connection, name, text);
		connection.bind({ statement: name, values }, false);
		connection.execute(null, false);
	}

	#tell(connection: pg.Connection, name: string, text: string): void {
		if (name) {
			connection.close({ type: 'S', name }, false);
			keptBy(connection).add(name);
			this.#fresh.push(name);
		}
		connection.parse({ name, text, types: [] }, false);
	}
}

function keptBy(connection: pg.Connection): Set<string> {
	const known = kept.get(connection) ?? new Set();
	kept.set(connection, known);
	return known;
}
