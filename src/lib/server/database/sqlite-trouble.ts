import Connection from 'libsql';
import { DatabaseTrouble, type Trouble } from './trouble.ts';

/** The codes of SQLite that are troubles, by their beginnings. A disk that cannot grow the index beside the log says `IOERR_SHM`. */
const TROUBLES: readonly (readonly [code: string, trouble: Trouble])[] = [
	['SQLITE_FULL', 'full'],
	['SQLITE_IOERR_SHM', 'full'],
	['SQLITE_READONLY', 'read-only'],
	['SQLITE_IOERR', 'read-only'],
	['SQLITE_CANTOPEN', 'gone'],
	['SQLITE_BUSY', 'slow']
];

/** What SQLite said, as a trouble where it is one. */
export function sqliteTroubleOf(error: unknown): unknown {
	if (!(error instanceof Connection.SqliteError)) return error;
	const trouble = TROUBLES.find(([beginning]) => error.code.startsWith(beginning))?.[1];
	return trouble ? new DatabaseTrouble(trouble, error) : error;
}
