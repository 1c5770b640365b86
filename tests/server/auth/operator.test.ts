import { expect, test } from 'vitest';
import { isRefusal } from '#lib/domain/refusal.ts';
import { Operator } from '#lib/server/auth/operator.ts';
import { onEveryEngine } from '../store/engines.ts';
import { aHouse, aPerson, signedIn, whence, whoIs } from './house.ts';

const ANN = 'ann@board.example';
const ORIGIN = 'https://board.example';

onEveryEngine((aPlace) => {
	const anOperator = async () => {
		const house = await aHouse(await aPlace());
		return { house, operator: new Operator(house.accounts, house.keys, ORIGIN) };
	};

	test('U16: an operator makes a key that is good on its board alone', async () => {
		const { house, operator } = await anOperator();
		const key = await operator.createKey({ name: 'Feed', role: 'editor', board: 'us-china' });
		const { asker } = await house.gate.who({ cookies: undefined, key, origin: ORIGIN });
		expect([...asker.boards]).toEqual([['us-china', 'editor']]);
		expect(asker.everywhere).toBeNull();
	});

	test('U16: an operator makes a link by which somebody sets a new password', async () => {
		const { house, operator } = await anOperator();
		await aPerson(house, ANN);
		const link = String(await operator.resetPassword(ANN));
		expect(link).toMatch(/^https:\/\/board\.example\/password\/[\w-]+$/);
		const password = 'another long password';
		await house.accounts.resetPassword(link.split('/').at(-1) ?? '', password);
		const outcome = await house.accounts.signIn({ email: ANN, password }, whence());
		expect(isRefusal(outcome)).toBe(false);
	});

	test('U16: an operator makes a site admin, of an account or by a link, lets them in, and keeps people out', async () => {
		const { house, operator } = await anOperator();
		const id = await aPerson(house, ANN);
		const cookies = await signedIn(house, ANN);
		await operator.disable(ANN);
		expect((await whoIs(house, cookies)).person).toBeNull();
		await operator.makeAdmin(ANN);
		expect(await house.store.find(id)).toMatchObject({ isAdmin: true, isDisabled: false });
		const link = String(await operator.makeAdmin('bob@board.example'));
		expect(await house.accounts.errandOf(link.split('/').at(-1) ?? '')).toMatchObject({
			email: 'bob@board.example',
			isAdmin: true
		});
		expect(await operator.list()).toBe('ann@board.example, ann, site admin');
	});

	test('U16: an operator is told of an address that nobody has', async () => {
		const { operator } = await anOperator();
		for (const answer of [
			operator.resetPassword(ANN),
			operator.disable(ANN),
			operator.dropSecondFactor(ANN)
		])
			expect(await answer).toMatchObject({ code: 'not_found' });
	});
});
