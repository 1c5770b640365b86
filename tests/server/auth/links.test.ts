import { expect, test } from 'vitest';
import { isRefusal } from '#lib/domain/refusal.ts';
import type { Errand } from '#lib/server/auth/one-time-links.ts';
import { firstAdminPath } from '#lib/server/auth/open-accounts.ts';
import { onEveryEngine } from '../store/engines.ts';
import { aHouse, aPerson, PASSWORD, signedIn, whoIs } from './house.ts';

const given = (name: string) => ({ name, email: `${name}@board.example`, password: PASSWORD });
const secretIn = (path: string | undefined) => path?.split('/').at(-1) ?? '';

onEveryEngine((aPlace) => {
	test('U7: the first link makes one admin, however many try at once, and then none any more', async () => {
		const house = await aHouse(await aPlace());
		const first = secretIn(await firstAdminPath(house.accounts, undefined));
		const second = secretIn(await firstAdminPath(house.accounts, undefined));
		const tries = await Promise.all(
			['ann', 'eve', 'mallory'].map((name) => house.accounts.join(first, given(name)))
		);
		expect(tries.filter((outcome) => !isRefusal(outcome))).toHaveLength(1);
		expect(await house.accounts.join(second, given('eve'))).toMatchObject({ code: 'not_found' });
		expect((await house.store.all()).map(({ isAdmin }) => isAdmin)).toEqual([true]);
		expect(await firstAdminPath(house.accounts, undefined)).toBeUndefined();
	});

	test('U7: of two first links used at once, one makes an admin', async () => {
		const house = await aHouse(await aPlace());
		const links = [
			secretIn(await firstAdminPath(house.accounts, undefined)),
			secretIn(await firstAdminPath(house.accounts, undefined))
		];
		const tries = await Promise.all(
			links.map((link, index) => house.accounts.join(link, given(`admin-${index}`)))
		);
		expect(tries.filter(isRefusal)).toMatchObject([{ code: 'not_found' }]);
		expect(await house.store.all()).toHaveLength(1);
	});

	test('U7: the configuration makes the first admin instead, once', async () => {
		const house = await aHouse(await aPlace());
		const admin = { email: 'root@board.example', password: PASSWORD };
		expect(await firstAdminPath(house.accounts, admin)).toBeUndefined();
		expect(
			await firstAdminPath(house.accounts, { ...admin, email: 'b@board.example' })
		).toBeUndefined();
		expect((await house.store.all()).map(({ email }) => email)).toEqual([admin.email]);
		const known = await whoIs(house, await signedIn(house, admin.email));
		expect(known.asker.everywhere).toBe('admin');
	});

	test('U8: an invitation is good once, for a while, and for the rights that it names', async () => {
		const house = await aHouse(await aPlace());
		const errand: Errand = {
			kind: 'invitation',
			email: null,
			isAdmin: false,
			roles: [['us-china', 'viewer']]
		};
		const late = await house.accounts.links.make(errand, 1000);
		const secret = await house.accounts.links.make(errand, 5000);
		house.time.now += 1000;
		expect(await house.accounts.join(late, given('late'))).toMatchObject({ code: 'not_found' });
		const made = await house.accounts.join(secret, given('ann'));
		if (isRefusal(made)) throw new Error(made.message);
		expect([...(await house.store.rolesOf(made.id))]).toEqual([['us-china', 'viewer']]);
		expect((await house.store.find(made.id))?.isAdmin).toBe(false);
		expect(await house.accounts.join(secret, given('bob'))).toMatchObject({ code: 'not_found' });
	});

	test('U8: a link outlives a mistake, such as an address that has an account', async () => {
		const house = await aHouse(await aPlace());
		await aPerson(house, 'ann@board.example');
		const secret = await house.accounts.links.make(
			{ kind: 'invitation', email: null, isAdmin: false, roles: [] },
			5000
		);
		const taken = await house.accounts.join(secret, given('ann'));
		expect(taken).toMatchObject({ code: 'conflict', fields: { email: 'has an account already' } });
		expect(isRefusal(await house.accounts.join(secret, given('bob')))).toBe(false);
	});

	test('U8: a link stays good where what it is good for could not be saved', async () => {
		const house = await aHouse(await aPlace());
		const { accounts, failing } = house;
		const account = await aPerson(house, 'ann@board.example');
		const invitation = { kind: 'invitation', email: null, isAdmin: true } as const;
		const [joining, accepting, resetting] = await Promise.all([
			accounts.links.make({ ...invitation, roles: [] }, 5000),
			accounts.links.make({ ...invitation, roles: [['us-china', 'admin']] }, 5000),
			accounts.links.make({ kind: 'password', account }, 5000)
		]);
		const uses = [
			() => accounts.join(joining, given('bob')),
			() => accounts.accept(accepting, account),
			() => accounts.resetPassword(resetting, 'quite another one')
		];
		for (const use of uses) {
			expect(await failing(use)).toMatchObject({ message: 'The disk is full' });
			expect(await use()).toMatchObject({ id: expect.any(String) });
			expect(await use()).toMatchObject({ code: 'not_found' });
		}
		expect([...(await house.store.rolesOf(account))]).toEqual([['us-china', 'admin']]);
	});

	test('U8: of many who use an invitation at once, one has what it is good for', async () => {
		const house = await aHouse(await aPlace());
		const link = await house.accounts.links.make(
			{ kind: 'invitation', email: null, isAdmin: false, roles: [['us-china', 'editor']] },
			5000
		);
		const tries = await Promise.all([
			...['ben', 'eve', 'mallory'].map((name) => house.accounts.join(link, given(name))),
			house.accounts.accept(link, await aPerson(house, 'ann@board.example', 'viewer'))
		]);
		expect(tries.filter((outcome) => !isRefusal(outcome))).toHaveLength(1);
		expect(tries.filter(isRefusal).map(({ code }) => code)).toEqual(Array(3).fill('not_found'));
	});

	test('U9: a link for a new password ends every session, and the old password', async () => {
		const house = await aHouse(await aPlace());
		const account = await aPerson(house, 'ann@board.example');
		const cookies = await signedIn(house, 'ann@board.example');
		const secret = await house.accounts.links.make({ kind: 'password', account }, 5000);
		expect(await house.accounts.resetPassword(secret, 'quite another one')).toEqual({
			id: account
		});
		expect((await whoIs(house, cookies)).person).toBeNull();
		await expect(signedIn(house, 'ann@board.example')).rejects.toThrow('no account');
		expect(await house.accounts.resetPassword(secret, 'a third password')).toMatchObject({
			code: 'not_found'
		});
	});
});
