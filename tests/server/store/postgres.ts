import pg from 'pg';

/** The server to test on, as any of its databases; undefined where there is none. */
export const POSTGRES = process.env['TEST_POSTGRES_URL'];

/** A new, empty database on that server, apart from those of other test files. */
export async function aDatabase(server: string): Promise<{ url: string; drop(): Promise<void> }> {
	const name = `demarche_${crypto.randomUUID().replaceAll('-', '')}`;
	await administer(server, `create database ${name}`);
	const url = new URL(server);
	url.pathname = `/${name}`;
	return {
		url: url.href,
		drop: () => administer(server, `drop database ${name} with (force)`)
	};
}

/** Runs one statement on a connection of its own. */
export async function administer(server: string, statement: string): Promise<void> {
	const client = new pg.Client(server);
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}

/** Ends every other connection to a database, from the side of the server. */
export const cutConnections = (url: string): Promise<void> =>
	administer(
		url,
		`select pg_terminate_backend(pid) from pg_stat_activity
		where datname = current_database() and pid <> pg_backend_pid()`
	);
