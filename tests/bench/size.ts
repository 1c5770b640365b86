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
const TURNS = 9;
const TEN_YEARS = { from: addDays(END, -3652), to: END, points: 400 };

/** What of a board is slower with a million changes than with ten thousand. */
export async function size(): Promise<Line[]> {
	const folder = await mkdtemp(path.join(tmpdir(), 'demarche-size-'));
	const short = await measure(`file:${path.join(folder, 'short.db')}`, SHORT);
	const long = await measure(`file:${path.join(folder, 'long.db')}`, LONG);
	await rm(folder, { recursive: true });
	return [
		most('first board after a start, 1,000,000 changes', long.start, 'ms', 2_000),
		ratio('board loaded, against 10,000 changes', [long.load, short.load], 'ms', 2),
		ratio('catch-up of 100 changes', [long.catchUp, short.catchUp], 'ms', 2),
		ratio('ten years of 60 issues', [long.series, short.series], 'ms', 2),
		most('event loop held by any of it', long.held, 'ms', 20)
	];
}

interface Measured {
	start: number;
	load: number;
	catchUp: number;
	series: number;
	held: number;
}

async function measure(url: string, changes: number): Promise<Measured> {
	const filling = openStore(await openDatabase(url));
	await fill(filling, changes);
	await filling.series(LONG_BOARD, longIssues, TEN_YEARS);
	await filling.close();
	const began = performance.now();
	const store = openStore(await openDatabase(url));
	await store.load(LONG_BOARD);
	const start = performance.now() - began;
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	const measured = await readings(store, changes);
	delay.disable();
	await store.close();
	return { start, ...measured, held: delay.max / 1e6 };
}

async function readings(
	store: Store,
	changes: number
): Promise<Pick<Measured, 'load' | 'catchUp' | 'series'>> {
	return {
		load: await msOf(() => store.load(LONG_BOARD)),
		catchUp: await msOf(() => store.changesSince(LONG_BOARD, changes - 100, 100)),
		series: await msOf(() => store.series(LONG_BOARD, longIssues, TEN_YEARS))
	};
}

/** Milliseconds, the median of some turns. */
async function msOf(work: () => Promise<unknown>): Promise<number> {
	// Once unmeasured: what runs first must not pay for the compiler.
	await work();
	const turns = [];
	for (let turn = 0; turn < TURNS; turn += 1) {
		const began = performance.now();
		await work();
		turns.push(performance.now() - began);
	}
	return median(turns);
}
