import { expect, test } from 'vitest';
import { isRefusal } from '#lib/domain/refusal.ts';
import { Boards } from '#lib/server/boards.ts';
import { seedSample } from '#lib/server/sample/seed-sample.ts';
import { MemoryStore } from '../boards/memory-store.ts';

const NOW = Date.UTC(2026, 7, 1, 9);

test('S6: the sample is entered in one commit: all of it, or nothing', async () => {
	const store = new MemoryStore();
	store.faults = ['before'];
	await expect(seedSample(new Boards(store, () => NOW))).rejects.toThrow('cannot save changes now');
	expect(store.logs.get('us-china') ?? []).toEqual([]);

	const boards = new Boards(store, () => NOW);
	await seedSample(boards);
	expect(store.appends).toBe(2);
	const board = await boards.board('us-china');
	expect(isRefusal(board) ? board : board.issues.length).toBe(13);
});

test('S6: entered by two processes at once, the sample is there once', async () => {
	const store = new MemoryStore();
	const [one, other] = [new Boards(store, () => NOW), new Boards(store, () => NOW)];
	await Promise.all([seedSample(one), seedSample(other)]);
	const log = store.logs.get('us-china') ?? [];
	expect(new Set(log.map((change) => change.command)).size).toBe(log.length);
	expect(log.at(-1)?.actor).toEqual({ kind: 'system', id: 'sample', name: 'Sample desk' });
});
