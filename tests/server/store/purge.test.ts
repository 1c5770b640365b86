import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { asked, emptyWorld } from '../../domain/world.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import { KEPT } from '#lib/server/store/board-rows.ts';
import * as accounts from '#lib/server/database/schema-accounts.sqlite.ts';
import * as inboxes from '#lib/server/database/schema-inbox.sqlite.ts';
import * as readers from '#lib/server/database/schema-reader.sqlite.ts';
import * as boards from '#lib/server/database/schema.sqlite.ts';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { appendingOf } from './appending.ts';
import { aStore, onEveryEngine } from './engines.ts';

const founded = asked(
	emptyWorld(),
	createBoard,
	{ type: 'category.add', name: 'Trade' },
	{ type: 'issue.open', title: 'Tariffs', category: 'trade', assessment: { tension: 40 } }
);
let busy = founded;
for (let count = 0; count < 600; count += 1) {
	const day = '2024-05-11';
	busy = asked(
		busy,
		{ type: 'entry.record', kind: 'call', day, title: 'A call', issues: ['tariffs'] },
		{ type: 'position.state', issue: 'tariffs', party: 'us', text: `Wants ${count}` }
	);
}
const deleted = asked(busy, { type: 'board.delete', name: busy.board.name });
const moment = deleted.board.deleted ?? '';
const before = new Date(Date.parse(moment) - 1).toISOString();

/** Every table that has something of a board. */
const TABLES = [boards, accounts, inboxes, readers]
	.flatMap((schema) => Object.values(schema))
	.filter((each) => is(each, SQLiteTable))
	.filter((table) => 'board' in getTableColumns(table))
	.map((table) => getTableName(table));
const Count = z.object({ count: z.coerce.number() });

test('M4: whatever has something of a board is named among what a purge erases', () => {
	expect(KEPT.map(([name]) => name).toSorted()).toEqual(TABLES.toSorted());
});

onEveryEngine((aPlace) => {
	test('M3: a board is listed as archived, as deleted, or not at all', async () => {
		const store = await aStore(await aPlace());
		await store.append(appendingOf(founded.log));
		const archived = asked(founded, { type: 'board.archive' });
		await store.append(appendingOf(archived.log, founded.log.length));
		expect(await store.boards()).toMatchObject([{ slug: 'us-china', archived: true }]);
		const gone = asked(archived, { type: 'board.delete', name: founded.board.name });
		await store.append(appendingOf(gone.log, archived.log.length));
		expect(await store.boards()).toEqual([]);
		expect(await store.deletedBoards()).toEqual([
			{ slug: 'us-china', name: founded.board.name, deleted: gone.board.deleted }
		]);
		const back = asked(gone, { type: 'board.restore' });
		await store.append(appendingOf(back.log, gone.log.length));
		expect(await store.boards()).toMatchObject([{ archived: true }]);
		expect(await store.deletedBoards()).toEqual([]);
	});

	test('M4: a purge erases what was deleted by then, leaves the rest, and keeps the address taken', async () => {
		const place = await aPlace();
		const store = await aStore(place);
		const other = asked(emptyWorld('other'), createBoard);
		await store.append({ ...appendingOf(other.log), after: other.board });
		await store.append(appendingOf(deleted.log));
		await store.purge(before);
		expect(await store.load('us-china')).toEqual(deleted.board);
		await store.purge(moment);
		expect(await store.load('us-china')).toEqual({ ...emptyWorld().board, deleted: moment });
		expect(await store.deletedBoards()).toEqual([]);
		expect((await store.takenSlugs()).toSorted()).toEqual(['other', 'us-china']);
		expect(await store.load('other')).toEqual(other.board);
		const db = await place.open();
		for (const table of TABLES) {
			const [row] = await db.read({
				sql: `select count(*) as count from ${table} where board = 'us-china'`,
				args: []
			});
			expect(Count.parse(row).count, table).toBe(0);
		}
		await openStore(db).close();
	});
});
