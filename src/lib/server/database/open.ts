import { existsSync } from 'node:fs';
import * as z from 'zod/mini';
import { StartError } from '../start-error.ts';
import type { Database } from './database.ts';
import { openFile, openFileBeside } from './libsql.ts';
import { patiently } from './patiently.ts';
import { openPostgres } from './postgres.ts';
import { DatabaseTrouble } from './trouble.ts';

/**
 * Opens the database at a `DATABASE_URL` as a server of it, migrated. A PostgreSQL server that is not there yet is waited
 * for. Throws a StartError where the operator must mend something.
 */
export const openDatabase = (url: string): Promise<Database> =>
	opened(isFile(url) ? openFile(fileOf(url)) : patiently(() => openPostgres(url)));

/** Opens the database at a `DATABASE_URL` beside the servers that may have it open: for tools. */
export const openBeside = (url: string): Promise<Database> =>
	opened(isFile(url) ? openFileBeside(fileOf(url)) : openPostgres(url));

/** The same of a database that is there: where there is no such file, none is made. */
export async function openExisting(url: string): Promise<Database> {
	requireFile(url);
	return openBeside(url);
}

/** Opens it for a tool that must be alone with it. Throws a StartError where a server, or anybody else, has it open. */
export async function openAlone(url: string, { mustExist = false } = {}): Promise<Database> {
	if (mustExist) requireFile(url);
	if (isFile(url)) return openDatabase(url);
	const db = await openBeside(url);
	const [row] = await db.read({ sql: OTHERS, args: [] });
	const { others } = Others.parse(row);
	if (others === 0) return db;
	await db.close();
	throw new StartError(`${others} other connections are open to that database: stop its servers`);
}

function requireFile(url: string): void {
	if (isFile(url) && !existsSync(fileOf(url)))
		throw new StartError(`there is no database ${fileOf(url)}`);
}

/** Processes of the server's own have no user. */
const OTHERS = `select count(*) as others from pg_stat_activity where datname = current_database()
	and usename is not null and pid <> pg_backend_pid()
	and application_name is distinct from current_setting('application_name')`;
const Others = z.object({ others: z.number() });

const isFile = (url: string): boolean => url.startsWith('file:');

/** `file:./a.db`, `file:/a.db` and `file:///a.db` name files. */
const fileOf = (url: string): string => url.replace(/^file:(\/\/(?=\/))?/, '');

/** An engine that cannot be opened is for the operator to mend: its own words say what is wrong, and hold no password. */
async function opened(opening: Promise<Database>): Promise<Database> {
	try {
		return await opening;
	} catch (error) {
		if (!(error instanceof DatabaseTrouble || (error instanceof Error && 'code' in error)))
			throw error;
		throw new StartError(`the database cannot be opened: ${error.message}`);
	}
}
