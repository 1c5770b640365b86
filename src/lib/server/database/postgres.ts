import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { log } from '../log.ts';
import { StartError } from '../start-error.ts';
import type { Database, Read, Statement, Written } from './database.ts';
import { CHANNELS, Listening } from './listening.ts';
import { migrationsOf } from './migrations.ts';
import { troubleOf } from './postgres-trouble.ts';
import { ADDRESS_RULE, isPostgresAddress } from './postgres-address.ts';
import { preparedOf } from './prepared-names.ts';
import { Transaction } from './transaction.ts';
import { DatabaseTrouble } from './trouble.ts';

/** Connections of one process: its commits to one board are one after another, and most reads are short. */
const CONNECTIONS = 6;
/** How long to wait for a connection, in ms. */
const PATIENCE = 5_000;
/** How long a statement may take before the server ends it, and before this process gives its connection up, in ms. */
const DEADLINES = { statement_timeout: 5_000, query_timeout: 7_000 };
/** How long the server waits for the rest of a transaction, in ms: whoever began it may have been frozen. */
const UNFINISHED = { idle_in_transaction_session_timeout: 5_000 };
/** The lock under which one process at a time migrates: any number that no other program takes on this database. */
const MIGRATION_LOCK = 4_127_301;
const UNIQUE_VIOLATION = '23505';

/** Milliseconds and counts come as numbers: none of them nears 2 ** 53. */
const types = new pg.TypeOverrides();
types.setTypeParser(20, Number);

/** A database on a PostgreSQL server, shared by any number of processes. */
export async function openPostgres(url: string): Promise<Database> {
	if (!isPostgresAddress(url)) throw new StartError(`the database ${ADDRESS_RULE}`);
	const name = `demarche ${randomUUID()}`;
	try {
		await migrateOnce(url, name);
	} catch (error) {
		throw troubleOf(error);
	}
	const pool = openPool(url, name);
	const listening = new Listening(url);
	return {
		engine: 'postgres',
		read: (query) => read(pool, query),
		frozen: (work) => frozen(url, name, work),
		write: (statements) => write(pool, statements),
		listen: (channel, heard) => listening.start(channel, heard),
		tell: (news) => tell(pool, news),
		// A server that is gone answers no farewell.
		close: async () => {
			const left = Promise.all([listening.stop(), pool.end()]);
			await Promise.race([left, setTimeout(PATIENCE, undefined, { ref: false })]);
		}
	};
}

/** On a connection of its own: the lock ends with it, whatever happens. */
async function migrateOnce(url: string, name: string): Promise<void> {
	const client = new pg.Client({
		connectionString: url,
		application_name: name,
		connectionTimeoutMillis: PATIENCE,
		types
	});
	// What breaks the connection fails the statement under way, too.
	client.on('error', () => undefined);
	try {
		await client.connect().catch(explain);
		await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
		await migrate(drizzle(client), { migrationsFolder: migrationsOf('postgres') });
	} finally {
		await client.end();
	}
}

/** The client has neither code nor type for what it says of a password that is missing, or a server that is none. */
function explain(error: unknown): never {
	const met = troubleOf(error);
	if (met instanceof DatabaseTrouble || !(met instanceof Error) || 'code' in met) throw met;
	throw new StartError(`the database cannot be opened: ${met.message}`);
}

/** `name`: what the server knows the connections of this pool by. */
function openPool(url: string, name: string): pg.Pool {
	const pool = new pg.Pool({
		connectionString: url,
		application_name: name,
		max: CONNECTIONS,
		connectionTimeoutMillis: PATIENCE,
		keepAlive: true,
		types,
		...DEADLINES,
		...UNFINISHED
	});
	// The error wears the whole connection.
	pool.on('error', ({ message }) => log.debug(`a connection to the database broke: ${message}`));
	// One that breaks while it is in use says so in its answer: nobody else need hear it.
	pool.on('connect', (client) => client.on('error', () => undefined));
	return pool;
}

/** On a connection of its own, without the deadlines of the others. */
async function frozen<T>(url: string, name: string, work: (read: Read) => Promise<T>): Promise<T> {
	const client = new pg.Client({
		connectionString: url,
		application_name: name,
		connectionTimeoutMillis: PATIENCE,
		types
	});
	client.on('error', () => undefined);
	try {
		await client.connect();
		await client.query('begin isolation level repeatable read read only');
		// What it sees is settled by its first query, not when it begins.
		await client.query('select 1');
		return await work(async (query) => (await client.query(preparedOf(query))).rows);
	} catch (error) {
		throw troubleOf(error);
	} finally {
		await client.end();
	}
}

/** Asks again, once, where the connection broke: it may have been cut long before it was used. */
async function read(pool: pg.Pool, query: Statement): Promise<unknown[]> {
	try {
		return await rowsOf(pool, query);
	} catch (error) {
		if (!(error instanceof DatabaseTrouble) || error.trouble !== 'gone') throw error;
		return rowsOf(pool, query);
	}
}

const rowsOf = (pool: pg.Pool, query: Statement): Promise<unknown[]> =>
	withConnection(pool, async (client) => (await client.query(preparedOf(query))).rows);

async function write(pool: pg.Pool, statements: readonly Statement[]): Promise<Written> {
	try {
		await withConnection(pool, (client) => committed(client, statements));
		return 'written';
	} catch (error) {
		if (error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION) return 'taken';
		throw error;
	}
}

function committed(client: pg.PoolClient, statements: readonly Statement[]): Promise<void> {
	const transaction = new Transaction(statements);
	return new Promise((resolve, reject) => {
		transaction.callback = (error) => (error ? reject(error) : resolve());
		client.query(transaction);
	});
}

/** News need not outlive the server: nobody waits until it is on the disk. */
const TELL = `select pg_notify($1, news) from unnest($2::text[]) as news,
	(select set_config('synchronous_commit', 'off', true)) as quickly`;

async function tell(pool: pg.Pool, news: readonly string[]): Promise<void> {
	await withConnection(pool, (client) => client.query(TELL, [CHANNELS.bus, news]));
}

/** A connection that met trouble is not used again. */
async function withConnection<T>(
	pool: pg.Pool,
	work: (client: pg.PoolClient) => Promise<T>
): Promise<T> {
	let client: pg.PoolClient | undefined;
	let broken = false;
	try {
		client = await pool.connect();
		return await work(client);
	} catch (error) {
		const met = troubleOf(error);
		broken = met instanceof DatabaseTrouble;
		throw met;
	} finally {
		client?.release(broken);
	}
}
