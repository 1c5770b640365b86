import { createClient, LibsqlError, type Client } from '@libsql/client';
import { StartError } from '../start-error.ts';

/**
 * Makes this process the one server of a database file until `release`. Throws a StartError where another is.
 *
 * The lock is one that the system's kernel keeps on an open file (taken through a small SQLite database beside the
 * first), so that it ends with the process, however that ends: there is nothing stale to detect, and no process id that
 * another program may have been given since.
 */
export async function holdFile(file: string): Promise<{ release(): Promise<void> }> {
	const client = createClient({ url: `file:${file}.lock`, concurrency: 1, timeout: 0 });
	try {
		await client.execute('PRAGMA locking_mode = EXCLUSIVE');
		// In this mode a lock that was needed once, as for any write, is kept until the file is closed.
		await client.batch(['PRAGMA user_version = 1'], 'write');
	} catch (error) {
		client.close();
		if (error instanceof LibsqlError && error.code === 'SQLITE_BUSY') throw heldByAnother(file);
		throw error;
	}
	return { release: () => letGo(client) };
}

/** Closing alone would keep the lock until the driver's statements are collected: a read in the normal mode ends it. */
async function letGo(client: Client): Promise<void> {
	await client.execute('PRAGMA locking_mode = NORMAL');
	await client.execute('SELECT count(*) FROM sqlite_schema');
	client.close();
}

const heldByAnother = (file: string) =>
	new StartError(`${file} is already open by another Demarche server`);
