import { expect, test, vi } from 'vitest';
import { roleOn } from '#lib/domain/asker.ts';
import { isSiteAdmin } from '#lib/domain/rights.ts';
import { DatabaseTrouble } from '#lib/server/database/trouble.ts';
import type { KeyWish } from '#lib/server/auth/api-keys.ts';
import { onEveryEngine } from '../store/engines.ts';
import { aHouse, aPerson, whence, type House } from './house.ts';

const wish = (over: Partial<KeyWish> = {}): KeyWish => ({
	name: 'Feed',
	account: null,
	role: 'editor',
	boards: ['us-china'],
	...over
});

const whoHas = ({ gate }: House, key: string) =>
	gate.who({ cookies: undefined, key, origin: whence().origin });

onEveryEngine((aPlace) => {
	test('U10: a key is good for its boards in its role, and changes are in its name', async () => {
		const house = await aHouse(await aPlace());
		const { asker } = await whoHas(house, await house.keys.make(wish()));
		expect(asker.actor).toMatchObject({ kind: 'program', name: 'Feed' });
		expect(roleOn(asker, 'us-china')).toBe('editor');
		expect(roleOn(asker, 'other')).toBeNull();
	});

	test('U10: the server keeps no key, and says when each was last used', async () => {
		const house = await aHouse(await aPlace());
		const key = await house.keys.make(wish());
		const rows = JSON.stringify(
			await house.database.read({ sql: 'select * from api_key', args: [] })
		);
		expect(rows).not.toContain(key.replace('demarche_', ''));
		expect((await house.keys.list())[0]?.usedAt).toBeNull();
		await whoHas(house, key);
		expect((await house.keys.list())[0]?.usedAt).toBe(new Date(house.time.now).toISOString());
	});

	test('U10: a key that was taken back, or never was, is good for nothing', async () => {
		const house = await aHouse(await aPlace());
		const key = await house.keys.make(wish());
		await whoHas(house, key);
		await house.keys.revoke((await house.keys.list())[0]?.id ?? '');
		for (const none of [key, 'demarche_', `demarche_${'x'.repeat(43)}`, '']) {
			expect(await whoHas(house, none)).toMatchObject({ wrongKey: true, asker: { actor: null } });
		}
	});

	test('U10: a key may never do more than its maker may by now', async () => {
		const house = await aHouse(await aPlace());
		const account = await aPerson(house, 'ann@board.example', 'editor');
		const key = await house.keys.make(wish({ account, role: 'admin', boards: null }));
		expect(roleOn((await whoHas(house, key)).asker, 'us-china')).toBe('editor');
		expect(isSiteAdmin((await whoHas(house, key)).asker)).toBe(false);
		await house.store.setRole(account, 'us-china', 'viewer');
		expect(roleOn((await whoHas(house, key)).asker, 'us-china')).toBe('viewer');
		await house.store.setDisabled(account, true);
		expect(await whoHas(house, key)).toMatchObject({ wrongKey: true });
	});

	test('U10: nobody takes back the key of another', async () => {
		const house = await aHouse(await aPlace());
		const ann = await aPerson(house, 'ann@board.example');
		const bob = await aPerson(house, 'bob@board.example');
		await house.keys.make(wish({ account: ann }));
		await house.keys.revoke((await house.keys.list(ann))[0]?.id ?? '', bob);
		expect(await house.keys.list(ann)).toHaveLength(1);
	});
});

onEveryEngine((aPlace) => {
	test('X13: what is no key, however long, is known for that without being kept', async () => {
		const house = await aHouse(await aPlace());
		const [one, other] = [await whoHas(house, 'a'.repeat(200_000)), await whoHas(house, 'b')];
		expect(one.wrongKey).toBe(true);
		expect(other).toBe(one);
	});

	test('L19: without the database a key counts on that it has seen; what was taken back before does not', async () => {
		const house = await aHouse(await aPlace());
		const [key, other] = [await house.keys.make(wish()), await house.keys.make(wish())];
		expect((await whoHas(house, key)).wrongKey).toBe(false);
		expect((await whoHas(house, other)).wrongKey).toBe(false);
		const { id = '' } = (await house.keys.list()).find(({ usedAt }) => usedAt !== null) ?? {};
		await house.keys.revoke(id);
		const [good, bad] = (await whoHas(house, key)).wrongKey ? [other, key] : [key, other];
		expect((await whoHas(house, good)).wrongKey).toBe(false);
		house.time.now += 120_000;
		const read = vi
			.spyOn(house.database, 'read')
			.mockRejectedValue(new DatabaseTrouble('gone', 'It is gone'));
		expect((await whoHas(house, good)).asker.actor?.name).toBe('Feed');
		expect((await whoHas(house, bad)).wrongKey).toBe(true);
		read.mockRestore();
	});

	test('L19: nobody is known without the database who was not before', async () => {
		const house = await aHouse(await aPlace());
		const key = await house.keys.make(wish());
		const trouble = new DatabaseTrouble('gone', 'It is gone');
		vi.spyOn(house.database, 'read').mockRejectedValueOnce(trouble);
		await expect(whoHas(house, key)).rejects.toThrow(trouble);
		expect((await whoHas(house, key)).wrongKey).toBe(false);
	});
});
