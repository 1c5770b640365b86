import { randomUUID } from 'node:crypto';
import pg from 'pg';

const BARE = 'bare';

/** PostgreSQL alone: a board of its own in a table like the log, and rows like those of assessments. */
export async function openBarePostgres(url: string, count: number) {
	const client = new pg.Client(url);
	await client.connect();
	await client.query('drop table if exists bare_change');
	await client.query('create table bare_change (like change including all)');
	const { rows } = await client.query<Record<string, string>>(
		`select * from change where type = 'issue.assessed' order by revision desc limit 1`
	);
	const [row] = rows;
	if (!row) throw new Error('There is nothing to write');
	const columns = Object.keys(row);
	const text = `insert into bare_change ("${columns.join('", "')}")
		values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`;
	let revision = 0;
	return {
		close: () => client.end(),
		async commit(): Promise<number> {
			const start = performance.now();
			for (let done = 0; done < count; done += 1) {
				revision += 1;
				const own = { ...row, board: BARE, revision, command: randomUUID() };
				await client.query({ name: 'insert', text, values: Object.values(own) });
			}
			return performance.now() - start;
		}
	};
}
