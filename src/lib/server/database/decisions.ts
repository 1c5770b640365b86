import * as z from 'zod/mini';
import type { Database } from './database.ts';

const Row = z.object({ value: z.string() });

/** What this installation has decided under a name; the first of several processes decides for all. */
export async function decided(
	database: Database,
	name: string,
	decide: () => string
): Promise<string> {
	const held = await findDecision(database, name);
	if (held !== undefined) return held;
	await database.write([
		{ sql: 'insert into decision (name, value) values (?, ?)', args: [name, decide()] }
	]);
	const value = await findDecision(database, name);
	if (value === undefined) throw new Error(`The decision about ${name} was not kept`);
	return value;
}

/** What was decided under a name; undefined where nothing was. */
export async function findDecision(database: Database, name: string): Promise<string | undefined> {
	const sql = 'select value from decision where name = ?';
	const [row] = await database.read({ sql, args: [name] });
	return row === undefined ? undefined : Row.parse(row).value;
}
