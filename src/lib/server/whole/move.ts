import type { Database } from '../database/database.ts';
import { epochOf } from '../store/epoch.ts';
import { fill } from './fill.ts';
import type { Proof } from './proof.ts';
import { pagesOf } from './rows.ts';
import { refuseUnfinished } from './unfinished.ts';

/** Brings everything that a database holds into an empty one, of either engine. Begun again, it goes on where it was cut short. */
export async function move(from: Database, to: Database): Promise<Proof> {
	await refuseUnfinished(from);
	const errand = `move ${(await epochOf(from)).name}`;
	return from.frozen((read) => fill(to, { errand, pages: pagesOf(read) }));
}
