import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '#lib/server/database/open.ts';
import { Deliveries } from '#lib/server/inbox/deliveries.ts';
import { ChangeLog } from '#lib/server/store/change-log.ts';
import { Citations } from '#lib/server/store/citations.ts';
import { Findings } from '#lib/server/store/findings.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import { CHRONICLE, fillChronicle } from '../chronicle.ts';
import { round, type Line } from '../report.ts';
import { databaseIn, startDemarche, withData, withServers, type Measured } from '../server.ts';

/** The log that is measured, and the one a hundredth its size beside it. */
export const LONG = 1_000_000;
export const SHORT = 10_000;
const SIZES = [LONG, SHORT];

/** Where filled logs are kept between runs, until `forget`. */
const KEPT = path.join(tmpdir(), 'demarche-bench-reader');
/** What decides what is in them: logs that were filled otherwise are not taken for these. */
const FILLED_BY = ['chronicle.ts', 'fill.ts', 'reader/logs.ts'];

/** A server of either log, for as long as `work` takes: of those that are kept, else of some that are gone afterwards. */
export async function withLogs<T>(
	work: (long: Measured, short: Measured) => Promise<T>
): Promise<T> {
	const kept = await Promise.all(SIZES.map(keptOf));
	if (kept.every((data) => existsSync(data))) return served(kept, work);
	return withData(async (data) => {
		const fresh = SIZES.map((size) => path.join(data, String(size)));
		for (const [at, size] of SIZES.entries()) await filled(fresh[at] ?? data, size);
		return served(fresh, work);
	});
}

const served = <T>(
	data: readonly string[],
	work: (long: Measured, short: Measured) => Promise<T>
): Promise<T> => withServers(data.map(startDemarche), work);

/** Fills both logs and keeps them for the runs that follow. */
export async function fill(): Promise<Line[]> {
	const lines: Line[] = [];
	for (const size of SIZES) {
		const data = await keptOf(size);
		const began = performance.now();
		if (!existsSync(data)) {
			const half = `${data}-unfinished`;
			await rm(half, { recursive: true, force: true });
			await filled(half, size);
			await rename(half, data);
		}
		const seconds = (performance.now() - began) / 1000;
		const what = `${size} changes kept in ${data}`;
		lines.push({ what, measured: `${round(seconds)} s`, baseline: '', target: '', met: true });
	}
	return lines;
}

/** Gives the room back that kept logs take. */
export async function forget(): Promise<Line[]> {
	await rm(KEPT, { recursive: true, force: true });
	return [{ what: `${KEPT} removed`, measured: '', baseline: '', target: '', met: true }];
}

async function keptOf(size: number): Promise<string> {
	const hash = createHash('sha256');
	for (const file of FILLED_BY) hash.update(await readFile(new URL(`../${file}`, import.meta.url)));
	return path.join(KEPT, `${hash.digest('hex').slice(0, 12)}-${size}`);
}

async function filled(data: string, changes: number): Promise<void> {
	await mkdir(data, { recursive: true });
	const store = openStore(await openDatabase(databaseIn(data)));
	await fillChronicle(store, changes);
	await store.close();
	await follow(data);
}

/** Whoever fills a log has no account. */
const NOBODY = { deskOf: () => Promise.resolve([]) };

/** Brings to where the log is what a server that has had it for years holds beside it: else it would do so while it is measured. */
async function follow(data: string): Promise<void> {
	const database = await openDatabase(databaseIn(data));
	const log = new ChangeLog(database);
	await new Citations(database, log).catchUp(CHRONICLE);
	await new Findings(database, log).catchUp(CHRONICLE);
	await new Deliveries(database, log, NOBODY).catchUp(CHRONICLE);
	await database.close();
}
