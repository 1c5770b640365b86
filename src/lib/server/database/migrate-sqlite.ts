import { drizzle } from 'drizzle-orm/sqlite-proxy';
import { migrate } from 'drizzle-orm/sqlite-proxy/migrator';
import type Connection from 'libsql';
import { migrationsOf } from './migrations.ts';

/** Brings a SQLite database up to date, all or nothing. */
export async function migrateSqlite(connection: Connection.Database): Promise<void> {
	const db = drizzle(async (sql, args: unknown[], method) => {
		const statement = connection.prepare<unknown[]>(sql);
		if (method === 'run') statement.run(args);
		return { rows: method === 'run' ? [] : statement.raw().all(args) };
	});
	const migrationsFolder = migrationsOf('sqlite');
	await migrate(db, async (queries) => runAll(connection, queries), { migrationsFolder });
}

/** A table that is made anew is gone for a moment, which rows that refer to it must outlive. */
function runAll(connection: Connection.Database, queries: readonly string[]): void {
	if (queries.length === 0) return;
	connection.exec('pragma foreign_keys = off');
	connection.exec('begin immediate');
	try {
		for (const query of queries) connection.exec(query);
		connection.exec('commit');
	} finally {
		if (connection.inTransaction) connection.exec('rollback');
		connection.exec('pragma foreign_keys = on');
	}
}
