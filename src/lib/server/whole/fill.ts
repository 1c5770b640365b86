import { getTableName } from 'drizzle-orm';
import type { Database, Read, Statement } from '../database/database.ts';
import { StartError } from '../start-error.ts';
import { insert, sql } from '../store/statement.ts';
import { boardsIn, verify } from '../store/verify.ts';
import { Proof } from './proof.ts';
import { pagesOf, type Page } from './rows.ts';
import { CACHES, TABLES } from './tables.ts';
import { begun, ended, unfinishedIn } from './unfinished.ts';

/** What a database is filled with. */
export interface Filling {
	/** `move` or `restore`, and what of: the same again goes on where it was cut short. */
	readonly errand: string;
	readonly pages: AsyncIterable<Page>;
	/** What is written with the last step. */
	readonly last?: readonly Statement[];
}

/**
 * Fills an empty database with everything that another held, and proves that it has it. Until that is done it says that it
 * is unfinished, and is not served. Throws a StartError where it is not empty, or not the same in the end.
 */
export async function fill(
	target: Database,
	{ errand, pages, last = [] }: Filling
): Promise<Proof> {
	await begin(target, errand);
	const had = await proofOf(target);
	const source = new Proof();
	for await (const { table, rows } of pages) {
		const name = getTableName(table);
		const skipped = Math.max(0, Math.min(rows.length, had.rowsIn(name) - source.rowsIn(name)));
		source.add({ table, rows });
		const missing = rows.slice(skipped);
		if (missing.length > 0) await written(target, insert(table, missing));
	}
	await prove(target, source);
	await target.write([...last, ended()]);
	return source;
}

/** Takes everything out of a database, which from then on says that it is unfinished. */
export async function empty(target: Database, errand: string): Promise<void> {
	const names = [...CACHES, ...TABLES.toReversed()]
		.map((table) => `"${getTableName(table)}"`)
		.filter((name) => name !== '"decision"');
	const emptied =
		target.engine === 'postgres'
			? [sql(`truncate ${names.join(', ')} cascade`)]
			: names.map((name) => sql(`delete from ${name}`));
	await target.write([...emptied, sql('delete from decision'), begun(errand)]);
}

/** Whether there is nothing in a database but its tables. */
export async function isEmpty(db: Database): Promise<boolean> {
	for (const table of TABLES) {
		const some = await db.read(sql(`select 1 as one from "${getTableName(table)}" limit 1`));
		if (some.length > 0) return false;
	}
	return true;
}

async function begin(target: Database, errand: string): Promise<void> {
	const begunBy = await unfinishedIn(target.read);
	if (begunBy === errand) return;
	if (begunBy !== undefined)
		throw new StartError('another move or restore into this database was begun and not finished');
	if (!(await isEmpty(target))) throw new StartError('there is something in this database already');
	await target.write([begun(errand)]);
}

async function written(target: Database, statement: Statement): Promise<void> {
	if ((await target.write([statement])) === 'taken')
		throw new StartError(
			'what was there already came from elsewhere: begin again, with an empty one'
		);
}

const proofOf = (db: Database): Promise<Proof> =>
	db.frozen(async (read: Read) => {
		const proof = new Proof();
		for await (const page of pagesOf(read)) proof.add(page);
		return proof;
	});

/** Throws a StartError where the target does not hold what was sent to it, or its logs are not what was recorded. */
async function prove(target: Database, source: Proof): Promise<void> {
	const different = source.findDifference(await proofOf(target));
	if (different !== undefined)
		throw new StartError(
			`the table ${different} is not the same there: begin again, with an empty one`
		);
	for (const slug of await boardsIn(target)) {
		const verdict = await verify(target, slug);
		if (!verdict.whole)
			throw new StartError(`${slug} was altered at revision ${verdict.revision}: ${verdict.why}`);
	}
}
