import type { Database } from '../database/database.ts';
import type { Meters } from './meters.ts';

/** A database that is timed, whether or not it does what it is asked. */
export function metered(database: Database, meters: Pick<Meters, 'timeDatabase'>): Database {
	const timed = async <T>(work: 'read' | 'write', doing: () => Promise<T>): Promise<T> => {
		const done = meters.timeDatabase(work);
		try {
			return await doing();
		} finally {
			done();
		}
	};
	return {
		...database,
		read: (query) => timed('read', () => database.read(query)),
		write: (statements) => timed('write', () => database.write(statements))
	};
}
