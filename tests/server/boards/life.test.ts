import { expect, test } from 'vitest';
import { Command, type CommandInput } from '#lib/domain/command.ts';
import { copyCommands } from '#lib/domain/copy-board.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { Boards } from '#lib/server/boards.ts';
import { log } from '#lib/server/log.ts';
import { foundBoard } from '#lib/server/boards/found-board.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { anAsker } from '../../domain/builders.ts';
import { MemoryStore } from './memory-store.ts';

log.level = 'silent';

const A_DAY = 86_400_000;
const SLUG = 'us-china';
const NOT_FOUND = { code: 'not_found', message: 'There is no board "us-china"' };

/** A house of boards with a clock of its own. */
class House {
	now = Date.UTC(2025, 5, 15, 12);
	readonly store: MemoryStore;
	readonly boards: Boards;

	constructor(store = new MemoryStore()) {
		this.store = store;
		this.boards = new Boards(store, () => this.now).as(anAsker());
	}

	async ask(input: CommandInput, slug = SLUG) {
		return this.boards.submit(slug, crypto.randomUUID(), Command.parse(input));
	}

	/** One board, deleted. */
	static async withDeleted(): Promise<House> {
		const house = new House();
		await house.ask(createBoard);
		await house.ask({ type: 'board.delete', name: createBoard.name });
		return house;
	}
}

const slugsOf = (lines: { slug: string }[]) => lines.map(({ slug }) => slug);

test('M3: a deleted board is not found by any door, and listed only among the deleted', async () => {
	const { boards } = await House.withDeleted();
	const days = { from: '2025-01-01', to: '2025-12-31' };
	const doors = [
		boards.board(SLUG),
		boards.boardAt(SLUG, 1),
		boards.catchUp(SLUG, undefined),
		boards.catchUp(SLUG, 1),
		boards.changesSince(SLUG, 0, 10),
		boards.revisionAt(SLUG, '2025-06-15T12:00:00.000Z'),
		boards.series(SLUG, { points: 10 }),
		boards.dossier(SLUG, 'tariffs'),
		boards.dossierPage(SLUG, 'tariffs', 'entries', undefined),
		boards.entriesBetween(SLUG, ['tariffs'], days, 10)
	];
	for (const door of doors) expect(await door).toEqual(NOT_FOUND);
	expect(await boards.list()).toEqual([]);
	expect(slugsOf(await boards.deleted())).toEqual([SLUG]);
});

test('M3: whoever edits a deleted board is told that there is none', async () => {
	const house = await House.withDeleted();
	expect(await house.ask({ type: 'category.add', name: 'Trade' })).toEqual(NOT_FOUND);
	expect(await house.ask(createBoard)).toMatchObject({ code: 'conflict' });
});

test('M4: restored, a board is found as it was', async () => {
	const house = await House.withDeleted();
	house.now += 29 * A_DAY;
	await house.boards.purge();
	await house.ask({ type: 'board.restore' });
	expect(await house.boards.board(SLUG)).toMatchObject({ name: createBoard.name, revision: 3 });
	expect(await house.boards.deleted()).toEqual([]);
	expect(slugsOf(await house.boards.list())).toEqual([SLUG]);
});

test('M4: after 30 days a board is purged, for a process that held it and for one that comes later', async () => {
	const house = await House.withDeleted();
	house.now += 30 * A_DAY;
	await house.boards.purge();
	expect(await house.boards.deleted()).toEqual([]);
	const later = new House(house.store);
	later.now = house.now;
	for (const each of [house, later]) {
		expect(await each.ask({ type: 'board.restore' })).toMatchObject({ code: 'not_found' });
		expect(await each.ask(createBoard)).toMatchObject({ code: 'conflict' });
	}
});

test('M1: an address is never given twice, not even after its board is purged', async () => {
	const house = await House.withDeleted();
	house.now += 30 * A_DAY;
	await house.boards.purge();
	const create = Command.parse(createBoard);
	expect(await foundBoard(house.boards, 'US China', [create], anAsker())).toBe('us-china-2');
	expect(await house.boards.isNew()).toBe(false);
});

test('M2: an archived board is found, and listed as archived', async () => {
	const house = new House();
	await house.ask(createBoard);
	await house.ask({ type: 'board.archive' });
	expect(await house.boards.list()).toMatchObject([{ slug: SLUG, archived: true }]);
	expect(await house.boards.board(SLUG)).toMatchObject({ slug: SLUG });
	expect(await house.ask({ type: 'category.add', name: 'Trade' })).toMatchObject({
		code: 'invalid'
	});
});

test('M5: a copy is entered in one commit, all of it or nothing', async () => {
	const house = new House();
	await house.ask(createBoard);
	await house.ask({ type: 'category.add', name: 'Trade' });
	await house.ask({ type: 'issue.open', title: 'Tariffs', category: 'trade' });
	const source = await house.boards.board(SLUG);
	if (isRefusal(source)) throw new Error(source.message);
	const commands = copyCommands(source, 'A copy', { issues: true });
	house.store.appends = 0;
	house.store.faults = ['before'];
	expect(await foundBoard(house.boards, 'A copy', commands, anAsker())).toMatchObject({
		code: 'unavailable'
	});
	expect(await house.boards.board('a-copy')).toMatchObject({ code: 'not_found' });
	expect(await foundBoard(house.boards, 'A copy', commands, anAsker())).toBe('a-copy');
	expect(house.store.appends).toBe(2);
	expect(await house.boards.board('a-copy')).toMatchObject({ revision: 3, name: 'A copy' });
});
