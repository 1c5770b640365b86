import postgres from 'postgres';

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

async function administer(server: string, statement: string): Promise<void> {
	const client = postgres(server, { max: 1, onnotice: () => undefined });
	try {
		await client.unsafe(statement);
	} finally {
		await client.end();
	}
}
