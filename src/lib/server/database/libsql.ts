import Connection from 'libsql';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { CommitGroup, type CommitAll } from './commit-group.ts';
import type { Database, Read, Statement, Written } from './database.ts';
import { holdFile } from './file-lock.ts';
import { migrateSqlite } from './migrate-sqlite.ts';
import { Prepared } from './prepared.ts';
import { sqliteTroubleOf } from './sqlite-trouble.ts';

/** How long a write waits for another process that writes, in milliseconds. */
const BUSY_PATIENCE = 2_000;

/** The one server of a database file: creates it where there is none. Throws a StartError where another server has it. */
export async function openFile(file: string): Promise<Database> {
	mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
	const lock = await holdFile(file);
	try {
		const database = await openFileBeside(file);
		return {
			...database,
			close: () => database.close().finally(() => lock.release())
		};
	} catch (error) {
		await lock.release();
		throw error;
	}
}

/** A database file that a server may have open: for tools. */
export async function openFileBeside(file: string): Promise<Database> {
	// One connection: the driver is synchronous, so that a second would only wait for the first.
	const connection = new Connection(file, { timeout: BUSY_PATIENCE });
	for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) {
		connection.exec(`PRAGMA ${setting}`);
	}
	await migrateSqlite(connection);
	return databaseOf(connection, file);
}

/** The client of the driver prepares every statement anew, and makes a row property by property: here it is used as it is. */
function databaseOf(connection: Connection.Database, file: string): Database {
	const prepared = new Prepared(connection);
	const group = new CommitGroup(commitAllOn(connection, prepared));
	return {
		engine: 'sqlite',
		read: async ({ sql, args }) => told(() => prepared.of(sql).all([...args])),
		frozen: (work) => frozen(file, work),
		write: (statements) => group.write(statements),
		listen: () => Promise.resolve(),
		tell: () => Promise.resolve(),
		close: async () => void connection.close()
	};
}

function told<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw sqliteTroubleOf(error);
	}
}

/** In a transaction on a connection of its own, which holds up nobody who writes. */
async function frozen<T>(file: string, work: (read: Read) => Promise<T>): Promise<T> {
	const apart = new Connection(file, { timeout: BUSY_PATIENCE });
	const prepared = new Prepared(apart);
	try {
		apart.exec('begin');
		// A transaction sees what was committed before its first read, not before it began.
		apart.prepare('select count(*) from sqlite_schema').all([]);
		return await work(async ({ sql, args }) => told(() => prepared.of(sql).all([...args])));
	} finally {
		if (apart.inTransaction) apart.exec('rollback');
		apart.close();
	}
}

/** Commits writes, several in one transaction. Never with an `await` in it: whatever came between would be in it too. */
const commitAllOn =
	(connection: Connection.Database, prepared: Prepared): CommitAll =>
	(writes) => {
		const [only] = writes;
		if (only && writes.length === 1) return [outcomeOf(() => commit(connection, prepared, only))];
		try {
			return inTransaction(connection, prepared, () =>
				writes.map((statements) => apart(connection, prepared, statements))
			);
		} catch (error) {
			return writes.map(() => failureOf(error));
		}
	};

function commit(
	connection: Connection.Database,
	prepared: Prepared,
	statements: readonly Statement[]
): void {
	const [only] = statements;
	// One statement is a transaction by itself, without two more to begin and to end it.
	if (only && statements.length === 1) run(prepared, only);
	else inTransaction(connection, prepared, () => runAll(prepared, statements));
}

/** One write of a transaction that others share: where it fails, they stand. */
function apart(
	connection: Connection.Database,
	prepared: Prepared,
	statements: readonly Statement[]
): PromiseSettledResult<Written> {
	prepared.of('savepoint apart').run([]);
	const outcome = outcomeOf(() => runAll(prepared, statements));
	// Some failures end the transaction by themselves: then none of it is written.
	if (!connection.inTransaction && outcome.status === 'rejected') throw outcome.reason;
	const isWritten = outcome.status === 'fulfilled' && outcome.value === 'written';
	if (!isWritten) prepared.of('rollback to apart').run([]);
	prepared.of('release apart').run([]);
	return outcome;
}

function inTransaction<T>(connection: Connection.Database, prepared: Prepared, work: () => T): T {
	prepared.of('begin immediate').run([]);
	try {
		const made = work();
		prepared.of('commit').run([]);
		return made;
	} finally {
		if (connection.inTransaction) connection.exec('rollback');
	}
}

const runAll = (prepared: Prepared, statements: readonly Statement[]): void =>
	statements.forEach((each) => run(prepared, each));

const run = (prepared: Prepared, { sql, args }: Statement): unknown =>
	prepared.of(sql).run([...args]);

function outcomeOf(work: () => void): PromiseSettledResult<Written> {
	try {
		work();
		return { status: 'fulfilled', value: 'written' };
	} catch (error) {
		return failureOf(error);
	}
}

const failureOf = (error: unknown): PromiseSettledResult<Written> =>
	isTaken(error)
		? { status: 'fulfilled', value: 'taken' }
		: { status: 'rejected', reason: sqliteTroubleOf(error) };

const isTaken = (error: unknown): boolean =>
	error instanceof Connection.SqliteError &&
	/^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)$/.test(error.code);
