import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { setImmediate } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Read, Statement, Value } from '../database/database.ts';
import { marksFor, sql } from '../store/statement.ts';
import { keyOf, TABLES } from './tables.ts';
import { UNFINISHED } from './unfinished.ts';

/** Rows read and written at a time: few enough not to hold the event loop for long. */
export const PAGE = 250;

/** A row of any table, by the names of its properties. */
export const Row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type Row = z.infer<typeof Row>;

/** Some rows of one table. */
export interface Page {
	readonly table: SQLiteTable;
	readonly rows: readonly Row[];
}

/** Everything that a database holds, table by table and row by row, each table in the order of its key. */
export async function* pagesOf(read: Read): AsyncGenerator<Page> {
	for (const table of TABLES) {
		let last: Row | undefined;
		do {
			const found = await read(after(table, last));
			const rows = found.map((row) => Row.parse(row));
			if (rows.length > 0) yield { table, rows: rows.filter((row) => isKept(table, row)) };
			last = rows.length < PAGE ? undefined : rows.at(-1);
			await setImmediate();
		} while (last);
	}
}

/** The mark of a database that is being filled belongs to no other. */
const isKept = (table: SQLiteTable, row: Row): boolean =>
	getTableName(table) !== 'decision' || row['name'] !== UNFINISHED;

function after(table: SQLiteTable, last: Row | undefined): Statement {
	const columns = Object.entries(getTableColumns(table));
	const list = columns.map(([key, { name }]) => `"${name}" as "${key}"`).join(', ');
	const names = keyOf(table);
	const key = names.map((name) => `"${name}"`).join(', ');
	const held: Value[] = names.map((name) => {
		const [property = name] = columns.find(([, column]) => column.name === name) ?? [];
		return last?.[property] ?? null;
	});
	const beyond = last ? `where (${key}) > (${marksFor(names)})` : '';
	const text = `select ${list} from "${getTableName(table)}" ${beyond} order by ${key} limit ${PAGE}`;
	return sql(text, ...(last ? held : []));
}
