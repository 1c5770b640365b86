import { createClient, type InStatement } from '@libsql/client';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { BOARD, databaseIn } from './server.ts';

/** The engine alone, with a log like the server's and the last rows of it to write. */
export interface BareEngine {
	/** Writes every row, one durable commit each, and says how many milliseconds that took. */
	commit(): Promise<number>;
	close(): void;
}

/** Takes the last `count` rows of the server's log; the server may have its file open. */
export async function openBareEngine(data: string, count: number): Promise<BareEngine> {
	const from = createClient({ url: databaseIn(data) });
	const schema = await from.execute(
		"select sql from sqlite_master where tbl_name in ('board', 'change') and sql is not null order by type desc"
	);
	const { rows, columns } = await from.execute(
		`select * from change order by revision desc limit ${count}`
	);
	from.close();
	const db = createClient({ url: `file:${path.join(data, 'bare.db')}`, concurrency: 1 });
	for (const pragma of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on']) {
		await db.execute(`pragma ${pragma}`);
	}
	for (const { sql } of schema.rows) await db.execute(String(sql));
	await db.execute({ sql: 'insert into board (slug, name) values (?, ?)', args: [BOARD, BOARD] });
	const marks = columns.map(() => '?').join();
	let revision = 0;
	const insertOf = (row: (typeof rows)[number]): InStatement => {
		revision += 1;
		const own = { ...row, board: BOARD, revision, command: randomUUID() };
		const args = columns.map((column) => Object.entries(own).find(([key]) => key === column)?.[1]);
		return { sql: `insert into change values (${marks})`, args: args.map((each) => each ?? null) };
	};
	return {
		close: () => db.close(),
		async commit() {
			const inserts = rows.map(insertOf);
			const start = performance.now();
			for (const insert of inserts) await db.batch([insert], 'write');
			return performance.now() - start;
		}
	};
}
