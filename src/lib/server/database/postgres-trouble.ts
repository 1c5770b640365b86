import pg from 'pg';
import { DatabaseTrouble, type Trouble } from './trouble.ts';

/** The codes of PostgreSQL that are troubles, by their beginnings. */
const TROUBLES: readonly (readonly [code: string, trouble: Trouble])[] = [
	['08', 'gone'],
	// Shut down, crashed, starting up, or without room for one more connection.
	['57P', 'gone'],
	['53300', 'gone'],
	['57014', 'slow'],
	['55P03', 'slow'],
	['25P03', 'slow'],
	['53100', 'full'],
	['25006', 'read-only'],
	['58030', 'read-only']
];

/** What the client or the server said, as a trouble where it is one. */
export function troubleOf(error: unknown): unknown {
	if (!(error instanceof Error) || error instanceof DatabaseTrouble) return error;
	const trouble = error instanceof pg.DatabaseError ? saidBy(error) : metBy(error);
	return trouble ? new DatabaseTrouble(trouble, error) : error;
}

const saidBy = ({ code = '' }: pg.DatabaseError): Trouble | undefined =>
	TROUBLES.find(([beginning]) => code.startsWith(beginning))?.[1];

/** The client's own errors are the network's, which have a code, or known by their words alone. */
function metBy(error: Error): Trouble | undefined {
	if (/time(d )?out/i.test(error.message)) return 'slow';
	// A file that the address names, such as a certificate.
	if ('syscall' in error && error.syscall === 'open') return undefined;
	const network =
		'code' in error && typeof error.code === 'string' && /^E[A-Z_]+$/.test(error.code);
	return network || /connection|not queryable/i.test(error.message) ? 'gone' : undefined;
}
