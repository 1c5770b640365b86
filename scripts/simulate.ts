import { polledOf } from './simulation/edge.ts';
import { spreadOf } from './simulation/tree.ts';

// Prints what a fan-out tree and a cache at the edge make of so many viewers, from what was measured (docs/scale.md).
const SEED = 1;
const MEASURED = { perViewer: 11.1, heard: [1, 10] } as const;
const EACH = 10_000;

const rows = [];
for (const viewers of [10_000, 100_000, 1_000_000]) {
	for (const changesPerSecond of [0.1, 1, 4]) {
		const processes = viewers / EACH;
		const run = { ...MEASURED, viewers, processes, changesPerSecond, seconds: 600, seed: SEED };
		const { median, last99, busy } = spreadOf(run);
		rows.push({
			viewers,
			processes,
			'changes a second': changesPerSecond,
			'median, ms': Math.round(median),
			'last of all, 99 of 100, ms': Math.round(last99),
			'processor each': `${Math.round(busy * 100)} %`
		});
	}
}
console.table(rows);

const CACHE = { every: 30, caches: 100, fresh: 1, stale: 10, seconds: 600, seed: SEED };
const polls = [];
for (const readers of [10_000, 100_000, 1_000_000]) {
	for (const changesPerSecond of [0.1, 1]) {
		const { atServer, atCaches, median, age99 } = polledOf({ ...CACHE, readers, changesPerSecond });
		polls.push({
			readers,
			'changes a second': changesPerSecond,
			'questions a second, caches': Math.round(atCaches),
			'questions a second, server': Math.round(atServer),
			'median, s': Number(median.toFixed(1)),
			'99 of 100, s': Number(age99.toFixed(1))
		});
	}
}
console.table(polls);
