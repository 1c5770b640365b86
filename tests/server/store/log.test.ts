import { expect, test } from 'vitest';
import { emptyWorld, asked } from '../../domain/world.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { uuidOf } from '../../domain/builders.ts';
import { appendingOf } from './appending.ts';
import { aStore, onEveryEngine } from './engines.ts';

const world = asked(
	emptyWorld(),
	createBoard,
	{ type: 'category.add', name: 'Trade' },
	{ type: 'issue.open', title: 'Tariffs', category: 'trade', assessment: { tension: 40 } }
);

onEveryEngine((aPlace) => {
	test('L1: what was appended is read back as it was', async () => {
		const store = await aStore(await aPlace());
		expect(await store.append(appendingOf(world.log))).toBe('appended');
		expect(await store.changesSince('us-china', 0, 100)).toEqual(world.log);
		expect(await store.load('us-china')).toEqual(world.board);
	});

	test('L2: a board that was never created is empty, and not listed', async () => {
		const store = await aStore(await aPlace());
		expect(await store.load('us-china')).toEqual(emptyWorld().board);
		expect(await store.boards()).toEqual([]);
	});

	test('L3: of two processes that append the same revision, the second loses and changes nothing', async () => {
		const place = await aPlace();
		const [one, other] = [await aStore(place), await aStore(place)];
		await one.append(appendingOf(world.log, 0, 2));
		const race = appendingOf(asked(world, { type: 'category.add', name: 'Security' }).log, 2);
		expect(await one.append(appendingOf(world.log, 2))).toBe('appended');
		expect(await other.append(race)).toBe('lost');
		expect(await other.changesSince('us-china', 0, 100)).toEqual(world.log);
	});

	test('L4: all changes of a command are found by its id, in order', async () => {
		const store = await aStore(await aPlace());
		await store.append(appendingOf(world.log));
		expect(await store.findCommand('us-china', uuidOf(3))).toEqual(world.log.slice(2));
		expect(await store.findCommand('us-china', uuidOf(99))).toEqual([]);
	});
});
