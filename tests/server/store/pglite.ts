import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { Database, Statement } from '#lib/server/database/database.ts';
import { CHANNELS } from '#lib/server/database/listening.ts';
import { migrationsOf } from '#lib/server/database/migrations.ts';
import { numbered } from '#lib/server/database/numbered.ts';

/** PostgreSQL inside this process, in memory, migrated. It takes seconds to start: one for a test file. */
export async function openPglite(): Promise<PGlite> {
	const lite = await PGlite.create({ parsers: { 20: Number } });
	await migrate(drizzle(lite), { migrationsFolder: migrationsOf('postgres') });
	return lite;
}

/** One of any number of doors to the same PGlite; closing it leaves the others open. */
export const databaseOn = (lite: PGlite): Database => ({
	engine: 'postgres',
	read: async ({ sql, args }) => (await lite.query(numbered(sql), [...args])).rows,
	frozen: (work) =>
		lite.transaction(async (tx) => {
			await tx.exec('set transaction isolation level repeatable read');
			return work(async ({ sql, args }) => (await tx.query(numbered(sql), [...args])).rows);
		}),
	write: (statements) => write(lite, statements),
	listen: async (channel, heard) => void (await lite.listen(CHANNELS[channel], heard)),
	tell: async (news) => {
		for (const each of news) await lite.query('select pg_notify($1, $2)', [CHANNELS.bus, each]);
	},
	close: () => Promise.resolve()
});

async function write(lite: PGlite, statements: readonly Statement[]): Promise<'written' | 'taken'> {
	try {
		await lite.transaction(async (tx) => {
			for (const { sql, args } of statements) await tx.query(numbered(sql), [...args]);
		});
		return 'written';
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === '23505') return 'taken';
		throw error;
	}
}
