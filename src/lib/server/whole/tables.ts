import { getTableName, is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as accounts from '../database/schema-accounts.sqlite.ts';
import * as inbox from '../database/schema-inbox.sqlite.ts';
import * as reader from '../database/schema-reader.sqlite.ts';
import * as log from '../database/schema.sqlite.ts';

/** What may be deleted at any time, for it is made again of the rest; of no use in another place. */
export const CACHES: readonly SQLiteTable[] = [
	log.snapshot,
	log.bucket,
	log.rollup,
	log.finding,
	log.found,
	reader.nearWord,
	reader.citation,
	reader.publisher,
	reader.citedLink,
	reader.cited,
	log.pulse,
	log.pairing
];

/** Every other table of a database, each after those that its rows refer to. Both engines have the same. */
export const TABLES: readonly SQLiteTable[] = inOrder(
	[log, accounts, inbox, reader]
		.flatMap((schema) => Object.values<unknown>(schema))
		.filter((each) => is(each, SQLiteTable))
		.filter((each) => !CACHES.includes(each))
);

/** The columns that tell the rows of a table apart, in the order of its key. */
export function keyOf(table: SQLiteTable): string[] {
	const { columns, primaryKeys } = getTableConfig(table);
	const [several] = primaryKeys;
	const key = several?.columns ?? columns.filter(({ primary }) => primary);
	if (key.length === 0) throw new Error(`The table ${getTableName(table)} has no key`);
	return key.map(({ name }) => name);
}

function inOrder(tables: readonly SQLiteTable[]): SQLiteTable[] {
	const ordered = new Set<SQLiteTable>();
	const add = (table: SQLiteTable): void => {
		for (const { reference } of getTableConfig(table).foreignKeys) {
			const { foreignTable } = reference();
			if (foreignTable !== table && !ordered.has(foreignTable)) add(foreignTable);
		}
		ordered.add(table);
	};
	tables.forEach(add);
	return [...ordered];
}
