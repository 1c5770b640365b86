import { getTableColumns, getTableName, type Table } from 'drizzle-orm';
import type { Statement, Value } from '../database/database.ts';

/** Later than any revision. */
export const LAST = 2 ** 31 - 1;

/** The SQL with its arguments in order. */
export const sql = (text: string, ...args: Value[]): Statement => ({ sql: text, args });

/** As many `?` as there are values, for `in (...)`. */
export const marksFor = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** Inserts whole rows at once; `conflict` says what to do where a key is taken. */
export function insert<T extends Table>(
	table: T,
	rows: readonly (T['$inferSelect'] & Record<string, Value>)[],
	conflict = ''
): Statement {
	const columns = Object.entries(getTableColumns(table));
	const names = columns.map(([, column]) => `"${column.name}"`).join(', ');
	const values = rows.map(() => `(${marksFor(columns)})`).join(', ');
	return {
		sql: `insert into "${getTableName(table)}" (${names}) values ${values} ${conflict}`,
		args: rows.flatMap((row) => columns.map(([key]) => row[key] ?? null))
	};
}
