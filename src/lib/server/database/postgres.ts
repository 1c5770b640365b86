import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres, { type Sql } from 'postgres';
import type { Database, Statement } from './database.ts';
import { migrationsOf } from './migrations.ts';
import { numbered } from './numbered.ts';

/** Connections of one process: its commits to one board are one after another, and most reads are short. */
const CONNECTIONS = 6;
/** How long the start waits for the server, in seconds. */
const PATIENCE = 10;
/** The lock under which one process at a time migrates: any number that no other program takes on this database. */
const MIGRATION_LOCK = 4_127_301;
/** What the trigger on the log tells on. */
const CHANNEL = 'demarche';
const UNIQUE_VIOLATION = '23505';

/** Milliseconds and counts come as numbers: none of them nears 2 ** 53. */
const types = { count: { to: 20, from: [20], parse: Number, serialize: String } };
const settings = { connect_timeout: PATIENCE, onnotice: () => undefined, types };

/** A database on a PostgreSQL server, shared by any number of processes. */
export async function openPostgres(url: string): Promise<Database> {
	await migrateOnce(url);
	const client = postgres(url, { ...settings, max: CONNECTIONS });
	return {
		engine: 'postgres',
		read: (query) => run(client, query),
		write: (statements) => write(client, statements),
		listen: async (heard) => void (await client.listen(CHANNEL, heard)),
		close: () => client.end({ timeout: PATIENCE })
	};
}

/** On a connection of its own: the lock ends with it, whatever happens. */
async function migrateOnce(url: string): Promise<void> {
	const client = postgres(url, { ...settings, max: 1 });
	try {
		await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
		await migrate(drizzle(client), { migrationsFolder: migrationsOf('postgres') });
	} finally {
		await client.end();
	}
}

async function write(client: Sql, statements: readonly Statement[]): Promise<'written' | 'taken'> {
	try {
		const [only] = statements;
		// One statement is a transaction by itself, in one round trip instead of three.
		if (only && statements.length === 1) await run(client, only);
		else await client.begin((tx) => statements.map((each) => run(tx, each)));
		return 'written';
	} catch (error) {
		if (error instanceof postgres.PostgresError && error.code === UNIQUE_VIOLATION) return 'taken';
		throw error;
	}
}

const run = (client: Pick<Sql, 'unsafe'>, { sql, args }: Statement) =>
	client.unsafe(numbered(sql), [...args], { prepare: true });
