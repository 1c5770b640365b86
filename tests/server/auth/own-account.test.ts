import { expect, test } from 'vitest';
import { isRefusal } from '#lib/domain/refusal.ts';
import {
	beginSecondFactor,
	changePassword,
	isFresh,
	proveCode,
	provePassword
} from '#lib/server/auth/own-account.ts';
import { codeOf } from '../../e2e/harness/authenticator.ts';
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

	test('U12: what waits for a second step ends with the password that it was begun with', async () => {
		const house = await aHouse(await aPlace());
		const { accounts } = house;
		const account = await aPerson(house, 'ann@board.example');
		const of = (cookie: string) => whence({ headers: new Headers({ cookie }) });
		const first = of(await signedIn(house, 'ann@board.example'));
		const begun = await beginSecondFactor(accounts, PASSWORD, first);
		if (isRefusal(begun)) throw new Error(begun.message);
		const code = codeOf(new URL(begun.uri).searchParams.get('secret') ?? '');
		expect(await proveCode(accounts, code, first)).toHaveProperty('setCookies');

		const waiting = async () => of(await signedIn(house, 'ann@board.example'));
		const codes = begun.codes.values();
		const prove = (at: ReturnType<typeof of>) =>
			proveCode(accounts, String(codes.next().value), at);
		expect(await prove(await waiting())).toHaveProperty('setCookies');

		const reset = await waiting();
		const link = await house.links.make({ kind: 'password', account }, MINUTE);
		expect(await accounts.resetPassword(link, PASSWORD)).toEqual({ id: account });
		expect(await prove(reset)).toMatchObject({ code: 'invalid' });

		const open = await prove(await waiting());
		if (isRefusal(open)) throw new Error(open.message);
		const session = of(open.setCookies.map((each) => each.split(';')[0]).join('; '));
		const changed = await waiting();
		const next = { password: PASSWORD, next: 'another horse battery' };
		expect(await changePassword(accounts, account, next, session)).toHaveProperty('setCookies');
		expect(await prove(changed)).toMatchObject({ code: 'invalid' });
	});
});
