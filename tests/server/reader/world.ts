import { onTestFinished } from 'vitest';
import type { Change } from '#lib/domain/change.ts';
import { Boards } from '#lib/server/boards.ts';
import { Reader } from '#lib/server/reader/reader.ts';
import { SqlReaderStore } from '#lib/server/store/sql-reader-store.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import { appendingOf } from '../store/appending.ts';
import type { Place } from '../store/engines.ts';

/** A reader of a log on a new place, at the moment of its last change. */
export async function aReader(place: Place, log: readonly Change[]): Promise<Reader> {
	const db = await place.open();
	const store = openStore(db);
	onTestFinished(() => store.close());
	await store.append(appendingOf(log));
	const clock = () => Date.parse(log.at(-1)?.at ?? '');
	return new Reader(new Boards(store, clock), new SqlReaderStore(db), clock);
}
