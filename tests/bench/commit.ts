import { createClient, type InStatement } from '@libsql/client';
import path from 'node:path';
import { assessments } from './commands.ts';
import type { Process } from './process.ts';
import { round, type Line } from './report.ts';
import { BOARD, databaseIn, startDemarche, withData, withServers, withViewers } from './server.ts';

const COMMITS = 1000;

/** Acknowledged assessments a second through the socket, beside the engine alone with the same rows. */
export async function commit(): Promise<Line[]> {
	return withData(async (data) => {
		const rates = await withServers([startDemarche(data)], (server) =>
			withViewers(server, 1, async (viewer) => [await rate(viewer, 1), await rate(viewer, 32)])
		);
		const bare = await bareRate(data);
		return rates.map((each, at) =>
			share(at === 0 ? 'one after another' : '32 at once', each, bare)
		);
	});
}

async function rate(viewer: Process, atOnce: number): Promise<number> {
	await viewer.ask('submit', { board: BOARD, submissions: assessments(100), atOnce });
	const asked = { board: BOARD, submissions: assessments(COMMITS), atOnce };
	const { ms, refused } = await viewer.ask<{ ms: number; refused: number }>('submit', asked);
	if (refused > 0) throw new Error(`${refused} of ${COMMITS} assessments were refused`);
	return (COMMITS * 1000) / ms;
}

/** Commits a second of the engine alone: the last rows of the log into a table like it, one durable commit each. */
async function bareRate(data: string): Promise<number> {
	const from = createClient({ url: databaseIn(data) });
	const schema = await from.execute(
		"select sql from sqlite_master where tbl_name in ('board', 'change') and sql is not null order by type desc"
	);
	const { rows, columns } = await from.execute(
		`select * from change order by revision desc limit ${COMMITS}`
	);
	from.close();
	const db = createClient({ url: `file:${path.join(data, 'bare.db')}`, concurrency: 1 });
	for (const pragma of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on']) {
		await db.execute(`pragma ${pragma}`);
	}
	for (const { sql } of schema.rows) await db.execute(String(sql));
	await db.execute({ sql: 'insert into board values (?, ?)', args: [BOARD, BOARD] });
	const marks = columns.map(() => '?').join();
	const inserts = rows.map((row): InStatement => ({
		sql: `insert into change values (${marks})`,
		args: columns.map((column) => row[column] ?? null)
	}));
	const start = performance.now();
	for (const insert of inserts) await db.batch([insert], 'write');
	const ms = performance.now() - start;
	db.close();
	return (rows.length * 1000) / ms;
}

const share = (how: string, measured: number, bare: number): Line => ({
	what: `commits a second, ${how}`,
	measured: `${round(measured)} (${(measured / bare).toFixed(2)} of it)`,
	baseline: `${round(bare)}`,
	target: 'at least 0.5 of it',
	met: measured / bare >= 0.5
});
