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
	const { into, keys } = shapeOf(table);
	const row = `(${marksFor(keys)})`;
	return {
		sql: `${into} ${Array.from(rows, () => row).join(', ')} ${conflict}`,
		args: rows.flatMap((each) => keys.map((key) => each[key] ?? null))
	};
}

interface Shape {
	/** The insert up to its values. */
	into: string;
	/** The keys of a row, in the order of the columns. */
	keys: string[];
}

/** Worked out once for each table: every commit inserts. */
const shapes = new WeakMap<Table, Shape>();

function shapeOf(table: Table): Shape {
	const known = shapes.get(table);
	if (known) return known;
	const columns = Object.entries(getTableColumns(table));
	const names = columns.map(([, column]) => `"${column.name}"`).join(', ');
	const shape = {
		into: `insert into "${getTableName(table)}" (${names}) values`,
		keys: columns.map(([key]) => key)
	};
	shapes.set(table, shape);
	return shape;
}
