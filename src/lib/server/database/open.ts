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
