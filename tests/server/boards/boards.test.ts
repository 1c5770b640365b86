import { setImmediate } from 'node:timers/promises';
import { houseAsker } from '#lib/domain/asker.ts';
import { expect, test } from 'vitest';
import { Command, type CommandInput } from '#lib/domain/command.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { Boards } from '#lib/server/boards.ts';
import { log } from '#lib/server/log.ts';
import { LARGEST_CATCH_UP } from '#lib/protocol/live.ts';
import { anActor, uuidOf } from '../../domain/builders.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { MemoryStore } from './memory-store.ts';

log.level = 'silent';

const SLUG = 'us-china';
const NOW = Date.UTC(2025, 5, 15, 12);

/** A door over a log, at a clock that stands still. */
class Door {
	readonly store: MemoryStore;
	readonly boards: Boards;
	#sent: number;

	constructor(store = new MemoryStore(), first = 1) {
		this.store = store;
		this.boards = new Boards(store, () => NOW);
		this.#sent = first;
	}

	async ask(input: CommandInput, id = uuidOf(this.#sent++), actor = anActor()) {
		return this.boards.as(houseAsker(actor)).submit(SLUG, id, Command.parse(input));
	}

	/** A door to a board of one category and one issue, at revision 3. */
	static async open(): Promise<Door> {
		const door = new Door();
		await door.ask(createBoard);
		await door.ask({ type: 'category.add', name: 'Trade' });
		await door.ask({ type: 'issue.open', title: 'Tariffs', category: 'trade' });
		return door;
	}
}

const tension = (value: number): CommandInput => ({
	type: 'issue.assess',
	issue: 'tariffs',
	status: 'talks',
	tension: value
});

const revisionsIn = ({ store }: Door): number[] => store.log(SLUG).map((change) => change.revision);

test('V6: a command sent twice takes effect once, and is answered as it was the first time', async () => {
	const door = await Door.open();
	const first = await door.ask(tension(10), uuidOf(100));
	await door.ask(tension(20));
	expect(await door.ask(tension(10), uuidOf(100))).toEqual(first);
	expect(revisionsIn(door)).toEqual([1, 2, 3, 4, 5]);
});

test('V6: a command sent twice at once takes effect once', async () => {
	const door = await Door.open();
	const [one, other] = await Promise.all([
		door.ask(tension(10), uuidOf(100)),
		door.ask(tension(10), uuidOf(100))
	]);
	expect(other).toEqual(one);
	expect(revisionsIn(door)).toEqual([1, 2, 3, 4]);
});

test('V6: a command that took effect long ago, sent again, is answered as it was then though it would be refused now', async () => {
	const door = await Door.open();
	const first = await door.ask({ type: 'issue.archive', issue: 'tariffs' }, uuidOf(100));
	const later = new Door(door.store, 500);
	expect(await later.ask({ type: 'issue.archive', issue: 'tariffs' }, uuidOf(100))).toEqual(first);
	expect(revisionsIn(door)).toEqual([1, 2, 3, 4]);
});

test('V6: a command known to the log but not to this process is found by its id', async () => {
	const door = await Door.open();
	const first = await door.ask(tension(10), uuidOf(100));
	const later = new Door(door.store, 500);
	expect(await later.ask(tension(10), uuidOf(100))).toEqual(first);
	expect(revisionsIn(door)).toEqual([1, 2, 3, 4]);
});

test('V12: commands at once are decided one after another and share a commit', async () => {
	const door = await Door.open();
	const before = door.store.appends;
	const outcomes = await Promise.all(
		Array.from({ length: 40 }, (_, index) => door.ask(tension(index)))
	);
	expect(outcomes.map((each) => 'revision' in each && each.revision)).toEqual(
		Array.from({ length: 40 }, (_, index) => 4 + index)
	);
	expect(revisionsIn(door)).toEqual(Array.from({ length: 43 }, (_, index) => index + 1));
	expect(door.store.appends - before).toBeLessThan(5);
});

test('V12: a command that needs the store is decided on what is committed before it', async () => {
	const door = await Door.open();
	const entry = (day: string): CommandInput => ({
		type: 'entry.record',
		kind: 'meeting',
		day,
		title: 'Talks',
		issues: ['tariffs']
	});
	await Promise.all([1, 2, 3, 4].map((day) => door.ask(entry(`2025-06-0${day}`))));
	const strike = (id: string) => door.ask({ type: 'entry.strike', entry: id });
	await Promise.all([strike('talks-7'), strike('talks-6')]);
	const board = await door.boards.board(SLUG);
	expect('entries' in board && board.entries.map((each) => each.id)).toEqual([
		'talks-5',
		'talks-4'
	]);
});

test('V13: who loses the race to another process catches up, decides again, and is committed next', async () => {
	const one = await Door.open();
	const other = new Door(one.store, 500);
	await other.boards.board(SLUG);
	await one.ask(tension(10));
	await one.ask({ type: 'issue.archive', issue: 'tariffs' });
	const outcome = await other.ask(tension(20));
	expect(outcome).toMatchObject({ code: 'invalid' });
	expect(await other.ask({ type: 'issue.restore', issue: 'tariffs' })).toMatchObject({
		revision: 6
	});
	expect(revisionsIn(one)).toEqual([1, 2, 3, 4, 5, 6]);
});

test('V14: where the log cannot be written the command is refused as unavailable, and works once it can', async () => {
	const door = await Door.open();
	door.store.faults = ['before'];
	expect(await door.ask(tension(10), uuidOf(100))).toMatchObject({ code: 'unavailable' });
	expect(await door.ask(tension(10), uuidOf(100))).toMatchObject({ revision: 4 });
	expect(revisionsIn(door)).toEqual([1, 2, 3, 4]);
});

test('V14: a commit whose answer was lost is found in the log, and does not happen again', async () => {
	const door = await Door.open();
	door.store.faults = ['after'];
	expect(await door.ask(tension(10), uuidOf(100))).toMatchObject({ code: 'unavailable' });
	expect(await door.ask(tension(10), uuidOf(100))).toMatchObject({ revision: 4 });
	expect(revisionsIn(door)).toEqual([1, 2, 3, 4]);
	expect(await door.boards.board(SLUG)).toMatchObject({ revision: 4 });
});

test('V14: of those who lost a race, a log that cannot be read refuses only who was in it', async () => {
	const one = await Door.open();
	const other = new Door(one.store, 500);
	await other.boards.board(SLUG);
	await one.ask(tension(10), uuidOf(100));
	const find = one.store.findCommand.bind(one.store);
	const later: Promise<unknown>[] = [];
	one.store.findCommand = async (slug, id) => {
		if (id !== uuidOf(101)) return find(slug, id);
		later.push(other.ask(tension(30), uuidOf(102)));
		await setImmediate();
		throw new Error('The log is gone');
	};
	const asked = [uuidOf(100), uuidOf(101)].map((id) => other.ask(tension(10), id));
	expect(await Promise.all(asked)).toMatchObject([{ revision: 4 }, { code: 'unavailable' }]);
	expect(await Promise.all(later)).toMatchObject([{ revision: 5 }]);
});

test('V15: every commit is told once, in order, after it is in the log', async () => {
	const door = await Door.open();
	const told: number[] = [];
	door.boards.onCommitted((changes) => {
		expect(door.store.log(SLUG).length).toBeGreaterThanOrEqual(changes.at(-1)?.revision ?? 0);
		told.push(...changes.map((change) => change.revision));
	});
	await Promise.all([door.ask(tension(10)), door.ask(tension(20)), door.ask(tension(30))]);
	expect(told).toEqual([4, 5, 6]);
});

test('V15: what another process committed is told once this one is woken', async () => {
	const one = await Door.open();
	const other = new Door(one.store, 500);
	await other.boards.board(SLUG);
	const told: number[] = [];
	other.boards.onCommitted((changes) => told.push(...changes.map((change) => change.revision)));
	await one.ask(tension(10));
	await other.boards.wake(SLUG);
	await other.boards.wake();
	expect(told).toEqual([4]);
});

test('V7: who has not signed in is refused, and nothing happens', async () => {
	const door = await Door.open();
	const command = Command.parse(tension(10));
	expect(await door.boards.submit(SLUG, uuidOf(100), command)).toMatchObject({
		code: 'unidentified'
	});
	expect(revisionsIn(door)).toEqual([1, 2, 3]);
});

test('V2: who comes back is given what it missed, and the whole board where that is over 1,000 changes', async () => {
	const door = await Door.open();
	for (let round = 0; round < 17; round += 1) {
		await Promise.all(Array.from({ length: 60 }, (_, index) => door.ask(tension(index))));
	}
	const later = new Door(door.store, 5000).boards;
	const { revision } = { revision: 3 + 17 * 60 };
	const near = await later.catchUp(SLUG, revision - LARGEST_CATCH_UP);
	expect('changes' in near && near.changes.map((each) => each.revision)).toEqual(
		Array.from({ length: LARGEST_CATCH_UP }, (_, index) => index + 1 + revision - LARGEST_CATCH_UP)
	);
	expect(await later.catchUp(SLUG, revision - LARGEST_CATCH_UP - 1)).toHaveProperty('board');
	expect(await later.catchUp(SLUG, undefined)).toHaveProperty('board.revision', revision);
	expect(await later.catchUp(SLUG, revision)).toEqual({ revision, changes: [] });
});

test('V2: who knows more than this process waits for it to read on', async () => {
	const one = await Door.open();
	const other = new Door(one.store, 500);
	await other.boards.board(SLUG);
	await one.ask(tension(10));
	expect(await other.boards.catchUp(SLUG, 4)).toEqual({ revision: 4, changes: [] });
});

test('A5: what does not exist is not found, and asking for it leaves nothing behind', async () => {
	const { boards } = new Door();
	const answers = [
		await boards.board('nowhere'),
		await boards.changesSince('nowhere', 0, 10),
		await boards.boardAt('nowhere', 1),
		await boards.dossier('nowhere', 'tariffs')
	];
	expect(answers.every((each) => isRefusal(each) && each.code === 'not_found')).toBe(true);
	expect(await boards.list()).toEqual([]);
});
