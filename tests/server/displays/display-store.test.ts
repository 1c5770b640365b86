import { expect, onTestFinished, test } from 'vitest';
import type { DisplayStore } from '#lib/server/displays/display-store.ts';
import { SqlDisplayStore } from '#lib/server/displays/sql-display-store.ts';
import { NOW, uuidOf } from '../../domain/builders.ts';
import { onEveryEngine, type Place } from '../store/engines.ts';
import { aDisplay, aKept } from './builders.ts';

onEveryEngine((aPlace) => {
	async function aDisplayStore(place?: Place): Promise<DisplayStore> {
		const database = await (place ?? (await aPlace())).open();
		onTestFinished(() => database.close());
		return new SqlDisplayStore(database);
	}

	test('P4: a display is found by its id and by the hash of its credential', async () => {
		const store = await aDisplayStore();
		const [first, second] = [aKept({ number: 1 }), aKept({ number: 2, place: '大厅' })];
		expect(await store.add(first)).toBe('added');
		expect(await store.add(second)).toBe('added');
		expect(await store.find(second.display.id)).toEqual(second);
		expect(await store.findByCredential(first.credential)).toEqual(first);
		expect(await store.find(uuidOf(9))).toBeUndefined();
		expect(await store.findByCredential('0')).toBeUndefined();
	});

	test('P5: displays come in order of their numbers', async () => {
		const store = await aDisplayStore();
		for (const number of [10, 2, 1]) await store.add(aKept({ number }));
		expect((await store.all()).map(({ display }) => display.number)).toEqual([1, 2, 10]);
	});

	test('P5: a number or a credential that another display has is taken, and nothing is kept', async () => {
		const store = await aDisplayStore();
		const kept = aKept({ number: 1 });
		await store.add(kept);
		const sameNumber = { ...aKept({ number: 1, id: uuidOf(2) }), credential: 'f'.repeat(64) };
		const sameCredential = { ...aKept({ number: 2 }), credential: kept.credential };
		expect(await store.add(sameNumber)).toBe('taken');
		expect(await store.add(sameCredential)).toBe('taken');
		expect(await store.all()).toEqual([kept]);
	});

	test('P8: what the desk says of a display is kept, and what its screen said stays', async () => {
		const store = await aDisplayStore();
		const { display, credential } = aKept();
		await store.add({ display, credential });
		await store.saw(display.id, NOW, 'v7');
		const renamed = { ...display, name: 'Atrium', pinned: 'taiwan', blanked: true };
		expect(await store.save(renamed, display)).toBe('saved');
		const found = await store.find(display.id);
		expect(found).toEqual({ display: { ...renamed, seen: NOW, version: 'v7' }, credential });
	});

	test('P14: what somebody else has changed since it was read is not overwritten', async () => {
		const place = await aPlace();
		const database = await place.open();
		onTestFinished(() => database.close());
		const [here, there] = [new SqlDisplayStore(database), new SqlDisplayStore(database)];
		const { display, credential } = aKept();
		await here.add({ display, credential });
		expect(await there.save({ ...display, blanked: true }, display)).toBe('saved');
		expect(await here.save({ ...display, name: 'Atrium' }, display)).toBe('changed');
		expect((await here.find(display.id))?.display).toEqual({ ...display, blanked: true });
		const gone = { ...display, id: uuidOf(9) };
		expect(await here.save(gone, gone)).toBe('changed');
	});

	test('P14: of all that two processes change of one display at once nothing is lost', async () => {
		const place = await aPlace();
		const database = await place.open();
		onTestFinished(() => database.close());
		const stores = [new SqlDisplayStore(database), new SqlDisplayStore(database)];
		const { display, credential } = aKept({ name: '-' });
		await stores[0]?.add({ display, credential });
		const adds = async (store: DisplayStore, letter: string): Promise<void> => {
			const before = (await store.find(display.id))?.display ?? display;
			const after = { ...before, name: before.name + letter };
			if ((await store.save(after, before)) === 'changed') await adds(store, letter);
		};
		const letters = ['abcdef', 'uvwxyz'];
		await Promise.all(
			stores.map(async (store, index) => {
				for (const letter of letters[index] ?? '') await adds(store, letter);
			})
		);
		const name = (await stores[0]?.find(display.id))?.display.name ?? '';
		expect([...name].toSorted().join('')).toBe('-abcdefuvwxyz');
	});

	test('P10: a display that is removed is gone, and its number is free', async () => {
		const store = await aDisplayStore();
		const { display, credential } = aKept();
		await store.add({ display, credential });
		await store.remove(display.id);
		expect(await store.findByCredential(credential)).toBeUndefined();
		expect(await store.add({ display: aDisplay({ id: uuidOf(3) }), credential })).toBe('added');
	});

	test('P4: what is kept is there for the next process', async () => {
		const place = await aPlace();
		const kept = aKept();
		await (await aDisplayStore(place)).add(kept);
		expect(await (await aDisplayStore(place)).all()).toEqual([kept]);
	});
});
