import type { Statement } from '../database/database.ts';
import * as tables from '../database/schema.sqlite.ts';
import { rowOf } from './board-rows.ts';
import type { ChangeRow } from './chain.ts';
import { projectionOf } from './projections.ts';
import { insert } from './statement.ts';
import type { Appending } from './store.ts';

/** Rows of one insert: both engines bound the number of arguments. */
const ROWS = 500;

/** All that one append writes: the board's own row where it becomes another, the log, and what stands. */
export function statementsOf(
	{ before, after, changes }: Appending,
	rows: ChangeRow[]
): Statement[] {
	const inserts: Statement[] = [];
	for (let done = 0; done < rows.length; done += ROWS) {
		inserts.push(insert(tables.change, rows.slice(done, done + ROWS)));
	}
	return [
		...rowOf(before, after),
		...inserts,
		...changes.flatMap((change) => projectionOf(after.slug, change))
	];
}
