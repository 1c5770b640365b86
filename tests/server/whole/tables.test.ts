import { getTableName } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { CACHES, TABLES } from '#lib/server/whole/tables.ts';
import { onEveryEngine } from '../store/engines.ts';

const Named = z.object({ name: z.string() });

/** What the engines or their migrations keep for themselves, and what is made again of findings. */
const APART = /^(sqlite_|finding_words|__drizzle)/;

onEveryEngine((aPlace) => {
	test('O1: every table of a database is carried to another, or known as one that is made again', async () => {
		const db = await (await aPlace()).open();
		const list =
			db.engine === 'sqlite'
				? `select name from sqlite_schema where type = 'table'`
				: `select table_name as name from information_schema.tables where table_schema = 'public'`;
		const names = (await db.read({ sql: list, args: [] })).map((row) => Named.parse(row).name);
		const known = [...TABLES, ...CACHES].map(getTableName);
		expect(names.filter((name) => !APART.test(name)).toSorted()).toEqual(known.toSorted());
		await db.close();
	});
});
