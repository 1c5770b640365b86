import { monitorEventLoopDelay } from 'node:perf_hooks';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addDays } from '#lib/domain/day.ts';
import { openDatabase } from '#lib/server/database/open.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import type { Store } from '#lib/server/store/store.ts';
import { END, fill, LONG_BOARD, longIssues } from './fill.ts';
import { median, most, ratio, type Line } from './report.ts';

const SHORT = 10_000;
const LONG = 1_000_000;
const TURNS = 12;
const TEN_YEARS = { from: addDays(END, -3652), to: END, points: 400 };

/** What of a board is slower with a million changes than with ten thousand. */
export async function size(): Promise<Line[]> {
	const folder = await mkdtemp(path.join(tmpdir(), 'demarche-size-'));
	const urls = [SHORT, LONG].map((changes) => `file:${path.join(folder, `${changes}.db`)}`);
	const [short, long] = [await filled(urls[0], SHORT), await filled(urls[1], LONG)];
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	const lines = [
		most('first board after a start, 1,000,000 changes', long.start, 'ms', 2_000),
		await compare('catch-up of 100 changes', long, short, (store, last) =>
			store.changesSince(LONG_BOARD, last - 100, 100)
		),
		await compare('ten years of 60 issues', long, short, (store) =>
			store.series(LONG_BOARD, longIssues, TEN_YEARS)
		)
	];
	delay.disable();
	for (const { store } of [short, long]) await store.close();
	await rm(folder, { recursive: true });
	return [...lines, most('event loop held by any of it', delay.max / 1e6, 'ms', 20)];
}

interface Filled {
	store: Store;
	changes: number;
	/** Milliseconds from opening the database to its board. */
	start: number;
}

async function filled(url = '', changes: number): Promise<Filled> {
	const filling = openStore(await openDatabase(url));
	await fill(filling, changes);
	await filling.close();
	const began = performance.now();
	const store = openStore(await openDatabase(url));
	await store.load(LONG_BOARD);
	return { store, changes, start: performance.now() - began };
}

/** Both in turn, so that whatever else the machine does meets them alike. */
async function compare(
	what: string,
	long: Filled,
	short: Filled,
	work: (store: Store, last: number) => Promise<unknown>
): Promise<Line> {
	const turns: [number, number][] = [];
	for (let turn = 0; turn < TURNS; turn += 1) {
		turns.push([await msOf(work, long), await msOf(work, short)]);
	}
	// The first turn pays for the compiler.
	const warm = turns.slice(1);
	const medians = [
		median(warm.map(([ours]) => ours)),
		median(warm.map(([, base]) => base))
	] as const;
	return ratio(what, medians, 'ms', 2);
}

async function msOf(
	work: (store: Store, last: number) => Promise<unknown>,
	{ store, changes }: Filled
): Promise<number> {
	const began = performance.now();
	await work(store, changes);
	return performance.now() - began;
}
