import { getTableColumns, getTableName } from 'drizzle-orm';
import { Command } from '#lib/domain/command.ts';
import { Boards } from '#lib/server/boards.ts';
import type { Database, Value } from '#lib/server/database/database.ts';
import { insert, sql } from '#lib/server/store/statement.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import { TABLES } from '#lib/server/whole/tables.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { anAsker, uuidOf } from '../../domain/builders.ts';

export const BOARD = 'us-china';

/** Puts something into every table that is moved: a board with a log, and where that leaves a table empty, a row of anything. */
export async function fillEvery(db: Database): Promise<void> {
	const commit = committer(db);
	await commit(createBoard);
	await commit({ type: 'category.add', name: 'Trade' });
	await commit({ type: 'issue.open', title: 'Tariffs', category: 'trade' });
	await commit({ type: 'issue.edit', issue: 'tariffs', summary: 'Duties on "goods"\n关税 🤝' });
	for (let tension = 1; tension <= 40; tension += 1) {
		await commit({ type: 'issue.assess', issue: 'tariffs', tension });
	}
	for (const table of TABLES) {
		const held = await db.read(sql(`select 1 as one from "${getTableName(table)}" limit 1`));
		if (held.length > 0) continue;
		const columns = Object.entries(getTableColumns(table));
		const row: Record<string, Value> = Object.fromEntries(
			columns.map(([key, { dataType }]) => [key, dataType === 'number' ? 7 : 'x’"\n'])
		);
		await db.write([insert(table, [row])]);
	}
}

/** What commits to the board of a database, one command after another. */
export function committer(db: Database): (input: unknown) => Promise<unknown> {
	const boards = new Boards(openStore(db), () => Date.UTC(2025, 0, 1)).as(anAsker());
	let sent = 0;
	return (input) => boards.submit(BOARD, uuidOf((sent += 1)), Command.parse(input));
}

/** Every row of every table that is moved, in an order of this function's own. */
export async function everything(db: Database): Promise<Record<string, string[]>> {
	const all: Record<string, string[]> = {};
	for (const table of TABLES) {
		const name = getTableName(table);
		const rows = await db.read(sql(`select * from "${name}"`));
		all[name] = rows.map((row) => JSON.stringify(Object.entries(row ?? {}))).toSorted();
	}
	return all;
}
