import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HistoryQuery, HISTORY_PAGE } from '#lib/protocol/history.ts';
import { openFile } from '#lib/server/database/libsql.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import type { Store } from '#lib/server/store/store.ts';
import { CHRONICLE, fillChronicle } from './chronicle.ts';
import { most, round, type Line } from './report.ts';

const SMALL = 10_000;
const LARGE = 1_000_000;
const TIMES = 50;
const READS: Record<string, object> = {
	'the first page': {},
	'a page in the middle': { before: 'half' },
	'one issue': { issue: 'issue-7' },
	'a person who hardly writes': { who: 'zoe' },
	'a kind': { kind: 'position' },
	'days long past': { from: '2017-03-01', to: '2017-03-31' },
	'words that are everywhere': { q: 'fentanyl' },
	'words that are rare': { q: '稀土' },
	'all at once': { issue: 'issue-7', who: 'writer-1', kind: 'entry', q: 'soybean' }
};

/** How long pages of the history take on a log of a million changes, beside the same on one a hundredth its size. */
export async function record(): Promise<Line[]> {
	const small = await timesOn(SMALL);
	const large = await timesOn(LARGE);
	return Object.keys(READS).map((what) => {
		const [beside, own] = [small[what] ?? NaN, large[what] ?? NaN];
		const line = most(`history: ${what}, p99 of ${LARGE} changes`, own, 'ms', 50);
		return {
			...line,
			baseline: `${round(beside)} ms of ${SMALL}`,
			met: own <= Math.max(50, 2 * beside)
		};
	});
}

async function timesOn(changes: number): Promise<Record<string, number>> {
	const folder = await mkdtemp(path.join(tmpdir(), 'demarche-bench-'));
	const store = openStore(await openFile(path.join(folder, 'demarche.db')));
	try {
		await fillChronicle(store, changes);
		const times: Record<string, number> = {};
		for (const what of Object.keys(READS)) times[what] = await slowest(store, changes, what);
		return times;
	} finally {
		await store.close();
		await rm(folder, { recursive: true });
	}
}

/** The 99th of a hundred, in milliseconds, after as many to warm up. */
async function slowest(store: Store, changes: number, what: string): Promise<number> {
	const asked: object = READS[what] ?? {};
	const middle = 'before' in asked ? { before: String(changes / 2) } : asked;
	const query = HistoryQuery.parse(middle);
	const times: number[] = [];
	for (let time = 0; time < 2 * TIMES; time += 1) {
		const start = performance.now();
		await store.history(CHRONICLE, query, HISTORY_PAGE);
		if (time >= TIMES) times.push(performance.now() - start);
	}
	return times.toSorted((a, b) => a - b)[Math.floor(TIMES * 0.99)] ?? NaN;
}
