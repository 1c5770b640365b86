import { seeded } from './seeded.ts';

/** Processes that each hear of a change and write it to viewers of their own. */
export interface Tree {
	readonly viewers: number;
	readonly processes: number;
	readonly changesPerSecond: number;
	readonly seconds: number;
	/** Microseconds of a process's time for each viewer that one packet goes to. */
	readonly perViewer: number;
	/** Milliseconds from a commit until another process has read it: the least and the most. */
	readonly heard: readonly [number, number];
	readonly seed: number;
}

/** Milliseconds from a commit until a viewer has it, and how busy the processes are, as a share of one. */
export interface Spread {
	/** Half of all viewers have it by then, at half of all changes. */
	readonly median: number;
	/** The last viewer of all has it by then, at 99 of 100 changes. */
	readonly last99: number;
	readonly busy: number;
}

/** Changes that come within this time, in ms, go together (V5). */
const TOGETHER = 50;

/** What becomes of changes that come at random moments, the next no more likely for the one before. */
export function spreadOf(tree: Tree): Spread {
	const random = seeded(tree.seed);
	const commits = momentsOf(tree, random);
	const processes = Array.from({ length: tree.processes }, () => deliver(tree, commits, random));
	const lasts = commits.map((_, at) => Math.max(...processes.map(({ lasts }) => lasts[at] ?? 0)));
	const halves = processes.flatMap(({ halves }) => halves);
	const busy = processes.reduce((sum, each) => sum + each.busy, 0) / processes.length;
	return {
		median: quantile(halves, 0.5),
		last99: quantile(lasts, 0.99),
		busy: busy / (tree.seconds * 1000)
	};
}

function momentsOf({ changesPerSecond, seconds }: Tree, random: () => number): number[] {
	const moments = [];
	for (let at = 0; ; moments.push(at)) {
		at += (-Math.log(1 - random()) * 1000) / changesPerSecond;
		if (at >= seconds * 1000) return moments;
	}
}

/** One process: it writes one packet after another, each to all of its viewers. */
function deliver(tree: Tree, commits: readonly number[], random: () => number) {
	const [least, most] = tree.heard;
	const takes = (tree.viewers / tree.processes) * (tree.perViewer / 1000);
	const heard = commits
		.map((commit, index) => ({ commit, index, at: commit + least + random() * (most - least) }))
		.toSorted((one, other) => one.at - other.at);
	const lasts: number[] = [];
	const halves: number[] = [];
	let [free, next, busy] = [0, 0, 0];
	while (next < heard.length) {
		const starts = Math.max(free, heard[next]?.at ?? 0);
		for (; (heard[next]?.at ?? Infinity) <= starts; next += 1) {
			const { commit = 0, index = 0 } = heard[next] ?? {};
			lasts[index] = starts + takes - commit;
			halves.push(starts + takes / 2 - commit);
		}
		free = starts + Math.max(TOGETHER, takes);
		busy += takes;
	}
	return { lasts, halves, busy };
}

/** The figure that such a share of all does not pass. */
export function quantile(figures: readonly number[], share: number): number {
	const sorted = figures.toSorted((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
