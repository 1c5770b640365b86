import * as z from 'zod/mini';
import type { Database, Read, Statement } from '../database/database.ts';
import { StartError } from '../start-error.ts';
import { sql } from '../store/statement.ts';

/** Under this name a database says that it is being filled, and by what: it is not whole before that is done. */
export const UNFINISHED = 'unfinished';

const Held = z.object({ value: z.string() });

/** What a database is being filled by; undefined where it is whole. */
export async function unfinishedIn(read: Read): Promise<string | undefined> {
	const [row] = await read(sql('select value from decision where name = ?', UNFINISHED));
	return row === undefined ? undefined : Held.parse(row).value;
}

export const begun = (errand: string): Statement =>
	sql('insert into decision (name, value) values (?, ?)', UNFINISHED, errand);

export const ended = (): Statement => sql('delete from decision where name = ?', UNFINISHED);

/** Throws a StartError where a database is not whole: it must not be served. */
export async function refuseUnfinished(db: Database): Promise<void> {
	const errand = await unfinishedIn(db.read);
	if (errand === undefined) return;
	const [kind = ''] = errand.split(' ');
	throw new StartError(
		`the database is only partly filled: finish the ${kind} that was begun, by the same command`
	);
}
