import { expect, test } from 'vitest';
import { polledOf } from '../../scripts/simulation/edge.ts';
import { spreadOf } from '../../scripts/simulation/tree.ts';

const tree = {
	...{ viewers: 10_000, processes: 1, changesPerSecond: 1, seconds: 600 },
	...{ perViewer: 10, heard: [0, 0] as const, seed: 7 }
};
const edge = {
	...{ readers: 100_000, every: 5, caches: 10, fresh: 1, stale: 10 },
	...{ changesPerSecond: 0.2, seconds: 300, seed: 7 }
};

test('O16: the same seed tells the same, another one another', () => {
	expect(spreadOf(tree)).toEqual(spreadOf(tree));
	expect(spreadOf({ ...tree, seed: 8 })).not.toEqual(spreadOf(tree));
	expect(polledOf(edge)).toEqual(polledOf(edge));
});

test('O16: a change that nothing else is in the way of takes what it takes to write it to all', () => {
	const { median, last99, busy } = spreadOf({ ...tree, changesPerSecond: 0.01 });
	expect(median).toBeCloseTo(50);
	expect(last99).toBeCloseTo(100);
	expect(busy).toBeLessThan(0.01);
});

test('O16: processes are as busy as changes and viewers make them, until changes go together', () => {
	expect(spreadOf(tree).busy).toBeGreaterThan(0.08);
	expect(spreadOf(tree).busy).toBeLessThan(0.11);
	const crowded = spreadOf({ ...tree, changesPerSecond: 100 });
	expect(crowded.busy).toBeGreaterThan(0.95);
	expect(crowded.last99).toBeLessThan(250);
});

test('O16: ten times the viewers on ten times the processes wait no longer for the most, and a little for the last', () => {
	const [small, large] = [
		spreadOf({ ...tree, heard: [1, 10] }),
		spreadOf({ ...tree, heard: [1, 10], viewers: 100_000, processes: 10 })
	];
	expect(large.median / small.median).toBeCloseTo(1, 1);
	expect(large.last99 / small.last99).toBeLessThan(1.3);
});

test('O16: what was measured with 10,000 viewers on one process is what the tree says of them', () => {
	const { last99 } = spreadOf({ ...tree, perViewer: 11.1, changesPerSecond: 0.01 });
	// 114 ms to the last, with 11.1 us for each.
	expect(last99 / 114).toBeCloseTo(1, 1);
});

test('O16: the server is asked no more for ten times the readers, and each second at most once for each cache and revision', () => {
	const few = polledOf(edge);
	const many = polledOf({ ...edge, readers: 1_000_000 });
	expect(many.atCaches).toBe(10 * few.atCaches);
	expect(many.atServer / few.atServer).toBeLessThan(1.1);
	expect(many.atServer).toBeLessThan(3 * edge.caches);
	expect(many.age99).toBeLessThan(edge.every + 2 * edge.fresh + 1);
});
