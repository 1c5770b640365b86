import { expect, test } from 'vitest';
import { isFresh, provePassword } from '#lib/server/auth/own-account.ts';
import { onEveryEngine } from '../store/engines.ts';
import { aHouse, aPerson, PASSWORD, signedIn, whence, whoIs } from './house.ts';

const MINUTE = 60_000;

onEveryEngine((aPlace) => {
	test('U21: who has just signed in is not asked for their password again, for ten minutes', async () => {
		const house = await aHouse(await aPlace());
		await aPerson(house, 'ann@board.example');
		const { person } = await whoIs(house, await signedIn(house, 'ann@board.example'));
		if (!person) throw new Error('Nobody has signed in');
		const now = Date.now();
		expect(await isFresh(house.accounts, person, now)).toBe(true);
		expect(await isFresh(house.accounts, person, now + 9 * MINUTE)).toBe(true);
		expect(await isFresh(house.accounts, person, now + 10 * MINUTE)).toBe(false);
		expect(await isFresh(house.accounts, { ...person, session: 'another' }, now)).toBe(false);
	});

	test('U21: a password is proven by whoever has signed in with it, and by no other word', async () => {
		const house = await aHouse(await aPlace());
		await aPerson(house, 'ann@board.example');
		const cookie = await signedIn(house, 'ann@board.example');
		const at = whence({ headers: new Headers({ cookie }) });
		expect(await provePassword(house.accounts, PASSWORD, at)).toEqual({ isProven: true });
		for (const word of ['', 'another word'])
			expect(await provePassword(house.accounts, word, at)).toMatchObject({ code: 'invalid' });
	});
});
