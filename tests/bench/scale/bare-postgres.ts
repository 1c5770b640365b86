import { randomUUID } from 'node:crypto';
import postgres from 'postgres';

const BARE = 'bare';

/** PostgreSQL alone: a board of its own in a table like the log, and rows like those of assessments. */
export async function openBarePostgres(url: string, count: number) {
	const sql = postgres(url, { max: 1, onnotice: () => undefined });
	await sql`drop table if exists bare_change`;
	await sql`create table bare_change (like change including all)`;
	const [row] =
		await sql`select * from change where type = 'issue.assessed' order by revision desc limit 1`;
	if (!row) throw new Error('There is nothing to write');
	let revision = 0;
	return {
		close: () => sql.end(),
		async commit(): Promise<number> {
			const start = performance.now();
			for (let done = 0; done < count; done += 1) {
				revision += 1;
				const own = { ...row, board: BARE, revision, command: randomUUID() };
				await sql`insert into bare_change ${sql(own)}`;
			}
			return performance.now() - start;
		}
	};
}
