import { createClient, LibsqlError, type Client, type InStatement } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Database, Statement } from './database.ts';
import { holdFile } from './file-lock.ts';
import { migrationsOf } from './migrations.ts';

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
	// One connection: the client is asynchronous over a synchronous driver, so that a second would only wait for the first.
	const client = createClient({
		url: `file:${file}`,
		concurrency: 1,
		intMode: 'number',
		timeout: BUSY_PATIENCE
	});
	for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) {
		await client.execute(`PRAGMA ${setting}`);
	}
	await migrate(drizzle(client), { migrationsFolder: migrationsOf('sqlite') });
	return databaseOf(client);
}

const databaseOf = (client: Client): Database => ({
	read: async (query) => (await client.execute(inStatement(query))).rows,
	write: (statements) => write(client, statements),
	listen: () => Promise.resolve(),
	close: () => Promise.resolve(client.close())
});

/** Never an interactive transaction: one left open across an `await` would make every other writer fail. */
async function write(
	client: Client,
	statements: readonly Statement[]
): Promise<'written' | 'taken'> {
	try {
		const [only] = statements;
		// One statement is a transaction by itself, without two more to begin and to end it.
		if (only && statements.length === 1) await client.execute(inStatement(only));
		else await client.batch(statements.map(inStatement), 'write');
		return 'written';
	} catch (error) {
		if (isTaken(error)) return 'taken';
		throw error;
	}
}

const inStatement = ({ sql, args }: Statement): InStatement => ({ sql, args: [...args] });

const isTaken = (error: unknown): boolean =>
	error instanceof LibsqlError &&
	/^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)$/.test(error.extendedCode ?? '');
