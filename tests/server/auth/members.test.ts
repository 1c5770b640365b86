import { expect, test } from 'vitest';
import { Members } from '#lib/server/auth/members.ts';
import { AccessWatch } from '#lib/server/auth/access-watch.ts';
import { onEveryEngine } from '../store/engines.ts';
import { aHouse, aPerson } from './house.ts';

onEveryEngine((aPlace) => {
	test('U18: a member is added, given another role and removed, and others are left as they are', async () => {
		const house = await aHouse(await aPlace());
		const members = new Members(house.database, house.watch);
		const ann = await aPerson(house, 'ann@board.example', 'admin');
		const ben = await aPerson(house, 'ben@board.example');
		await members.setRole('other', ben, 'viewer');
		for (const role of ['admin', 'viewer', null, 'editor'] as const) {
			expect(await members.setRole('us-china', ben, role)).toEqual({});
			expect((await house.store.rolesOf(ben)).get('us-china') ?? null).toBe(role);
		}
		expect(await members.list('us-china')).toMatchObject([
			{ id: ann, name: 'ann', role: 'admin' },
			{ id: ben, name: 'ben', role: 'editor' }
		]);
		expect(await members.list('other')).toMatchObject([{ id: ben, role: 'viewer' }]);
	});

	test('U18: the last admin of a board who may come in is neither removed nor given less', async () => {
		const house = await aHouse(await aPlace());
		const members = new Members(house.database, house.watch);
		const ann = await aPerson(house, 'ann@board.example', 'admin');
		const ben = await aPerson(house, 'ben@board.example', 'admin');
		await house.store.setDisabled(ben, true);
		for (const role of ['viewer', null] as const)
			expect(await members.setRole('us-china', ann, role)).toMatchObject({ code: 'conflict' });
		await house.store.setDisabled(ben, false);
		expect(await members.setRole('us-china', ann, null)).toEqual({});
		expect(await members.list('us-china')).toMatchObject([{ id: ben, role: 'admin' }]);
	});

	test('U18: of two admins who remove each other at once, one stays', async () => {
		const place = await aPlace();
		const house = await aHouse(place);
		const other = await place.open();
		const ann = await aPerson(house, 'ann@board.example', 'admin');
		const ben = await aPerson(house, 'ben@board.example', 'admin');
		const [here, there] = [
			new Members(house.database, house.watch),
			new Members(other, new AccessWatch(other))
		];
		await Promise.all([here.setRole('us-china', ann, null), there.setRole('us-china', ben, null)]);
		expect(await here.list('us-china')).toHaveLength(1);
		await other.close();
	});
});
