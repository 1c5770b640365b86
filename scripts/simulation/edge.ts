import { seeded } from './seeded.ts';
import { quantile } from './tree.ts';

/** Readers without a socket, each of whom asks one of several caches again and again. */
export interface Edge {
	readonly readers: number;
	/** Seconds between two questions of one reader. */
	readonly every: number;
	readonly caches: number;
	/** Seconds for which a cache shows what it has, and for how many more while it asks anew (A11). */
	readonly fresh: number;
	readonly stale: number;
	readonly changesPerSecond: number;
	readonly seconds: number;
	readonly seed: number;
}

/** What the server and the caches are asked each second, and how old a change is when readers have it, in seconds. */
export interface Polled {
	readonly atServer: number;
	readonly atCaches: number;
	readonly median: number;
	readonly age99: number;
}

/** Readers who are followed one by one, at one cache: the others are like them. */
const FOLLOWED = 10_000;
/** Milliseconds from a cache's question until it has the answer. */
const ANSWERED = 50;

interface Kept {
	revision: number;
	since: number;
}

/** What becomes of the questions of readers at one cache, times the caches. */
export function polledOf(edge: Edge): Polled {
	const random = seeded(edge.seed);
	const end = edge.seconds * 1000;
	const commits: number[] = [];
	for (let at = gap(edge, random); at < end; at += gap(edge, random)) commits.push(at);
	const count = Math.min(FOLLOWED, Math.ceil(edge.readers / edge.caches));
	const questions = questionsOf(count, edge, random);
	const held = new Array<number>(count).fill(0);
	const cache = new Map<number, Kept>();
	const ages: number[] = [];
	let asked = 0;
	for (const { at, reader } of questions) {
		const since = held[reader] ?? 0;
		const kept = cache.get(since);
		const age = kept ? (at - kept.since) / 1000 : Infinity;
		if (age >= edge.fresh) {
			asked += 1;
			cache.set(since, { revision: revisionAt(commits, at), since: at + ANSWERED });
		}
		// What is stale is shown once more to whoever asks first.
		const shown = age < edge.fresh + edge.stale ? kept : cache.get(since);
		const revision = shown?.revision ?? since;
		for (let each = since; each < revision; each += 1)
			ages.push((at - (commits[each] ?? at)) / 1000);
		held[reader] = Math.max(since, revision);
	}
	return {
		atServer: (asked / edge.seconds) * edge.caches,
		atCaches: edge.readers / edge.every,
		median: quantile(ages, 0.5),
		age99: quantile(ages, 0.99)
	};
}

const gap = ({ changesPerSecond }: Edge, random: () => number): number =>
	(-Math.log(1 - random()) * 1000) / changesPerSecond;

function questionsOf(count: number, { every, seconds }: Edge, random: () => number) {
	const questions = [];
	for (let reader = 0; reader < count; reader += 1) {
		for (let at = random() * every * 1000; at < seconds * 1000; at += every * 1000)
			questions.push({ at, reader });
	}
	return questions.toSorted((one, other) => one.at - other.at);
}

/** How many were committed by then. */
function revisionAt(commits: readonly number[], moment: number): number {
	let [low, high] = [0, commits.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((commits[middle] ?? Infinity) <= moment) low = middle + 1;
		else high = middle;
	}
	return low;
}
