import { setTimeout } from 'node:timers/promises';
import type { Measured } from './server.ts';

/** What a process holds of memory, in bytes: resident, and of its heap with what that refers to outside. */
export interface Gauge {
	readonly rss: number;
	readonly heap: number;
}

const REST = 300;
const MOST = 20;
/** Two figures that are nearer to each other than this, in bytes, are the same. */
const ALIKE = 128 * 1024;

/** What a server holds once it has come to rest: it is collected again and again until two figures in a row are the same. */
export async function settled({ process }: Measured): Promise<Gauge> {
	let before = await process.ask<Gauge>('memory');
	for (let times = 0; times < MOST; times += 1) {
		await setTimeout(REST);
		const now = await process.ask<Gauge>('memory');
		const isSame = [now.rss - before.rss, now.heap - before.heap].every(
			(more) => Math.abs(more) < ALIKE
		);
		if (isSame) return now;
		before = now;
	}
	return before;
}

/** Kilobytes that each of so many adds. */
export const eachOf = (before: Gauge, after: Gauge, count: number): Gauge => ({
	rss: (after.rss - before.rss) / count / 1024,
	heap: (after.heap - before.heap) / count / 1024
});
