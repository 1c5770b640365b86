import { expect, test, vi } from 'vitest';
import { isRefusal } from '#lib/domain/refusal.ts';
import { onEveryEngine } from '../store/engines.ts';
import { aHouse, aPerson, PASSWORD, signedIn, whence, whoIs } from './house.ts';

const ANN = 'ann@board.example';

onEveryEngine((aPlace) => {
	test('U1: whoever gives the email and password of an account is known from then on, until they sign out', async () => {
		const house = await aHouse(await aPlace());
		const id = await aPerson(house, ANN);
		const cookies = await signedIn(house, ANN);
		const known = await whoIs(house, cookies);
		expect(known.person).toMatchObject({ id, name: 'ann', email: ANN });
		expect(known.asker.boards.get('us-china')).toBe('editor');
		await house.accounts.signOut(whence({ headers: new Headers({ cookie: cookies }) }));
		expect((await whoIs(house, cookies)).person).toBeNull();
	});

	test('U1: a cookie that was made up, cut or signed by another is nobody', async () => {
		const house = await aHouse(await aPlace());
		await aPerson(house, ANN);
		const cookies = await signedIn(house, ANN);
		const [name = '', value = ''] = cookies.split('=');
		const [token = ''] = decodeURIComponent(value).split('.');
		for (const forged of [token, `${token}.`, `${token}.${btoa('x'.repeat(32))}`, '%', '']) {
			const given = `${name}=${encodeURIComponent(forged)}`;
			expect((await whoIs(house, given)).person).toBeNull();
		}
	});

	test('U1: under https a session counts from its own cookie alone, which goes over https alone', async () => {
		const house = await aHouse(await aPlace());
		await aPerson(house, ANN);
		const origin = 'https://board.example';
		const outcome = await house.accounts.signIn(
			{ email: ANN, password: PASSWORD },
			whence({ origin })
		);
		if (isRefusal(outcome)) throw new Error(outcome.message);
		expect(outcome.setCookies[0]).toMatch(/^__Secure-.*HttpOnly.*Secure.*SameSite=Lax|^__Secure-/i);
		for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax']) {
			expect(outcome.setCookies[0]).toContain(part);
		}
		const cookies = outcome.setCookies[0]?.split(';')[0] ?? '';
		expect((await whoIs(house, cookies, origin)).person).not.toBeNull();
		expect((await whoIs(house, cookies.replace('__Secure-', ''), origin)).person).toBeNull();
	});

	test('U6: a wrong password, an address without an account and one that is kept out are answered alike', async () => {
		const house = await aHouse(await aPlace());
		await aPerson(house, ANN);
		await house.store.setDisabled(await aPerson(house, 'bob@board.example'), true);
		const tries = [
			{ email: ANN, password: 'another password' },
			{ email: 'nobody@board.example', password: PASSWORD },
			{ email: 'bob@board.example', password: PASSWORD }
		];
		const answers = await Promise.all(tries.map((given) => house.accounts.signIn(given, whence())));
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(answers[0]).toMatchObject({ code: 'unidentified' });
	});

	test('U9: no session begins by a password that is replaced while it is looked at', async () => {
		const house = await aHouse(await aPlace());
		const id = await aPerson(house, ANN);
		const find = house.store.find.bind(house.store);
		vi.spyOn(house.store, 'find').mockImplementationOnce(async (account) => {
			// The password was found right by now, and the session is about to be kept.
			const found = await find(account);
			await house.store.setPassword(id, 'the hash of another', new Date(0).toISOString());
			return found;
		});
		const given = { email: ANN, password: PASSWORD };
		expect(await house.accounts.signIn(given, whence())).toMatchObject({ code: 'unidentified' });
		expect(await house.store.sessionsOf(id)).toEqual([]);
	});

	test('U6: after ten wrong passwords an account waits a minute for each further try', async () => {
		const house = await aHouse(await aPlace());
		await aPerson(house, ANN);
		const attempt = (password: string) => house.accounts.signIn({ email: ANN, password }, whence());
		for (let time = 0; time < 10; time += 1) await attempt('wrong again');
		expect(await attempt(PASSWORD)).toMatchObject({ code: 'too_many' });
		house.time.now += 60_000;
		expect(await attempt(PASSWORD)).toMatchObject({ needs: 'nothing' });
	});

	test('U6: after twenty wrong passwords for whatever accounts an address waits, and no other', async () => {
		const house = await aHouse(await aPlace());
		await aPerson(house, ANN);
		const attempt = (email: string, address: string) =>
			house.accounts.signIn({ email, password: PASSWORD }, whence({ address }));
		for (let time = 0; time < 20; time += 1)
			await attempt(`nobody-${time}@board.example`, '203.0.113.5');
		expect(await attempt(ANN, '203.0.113.5')).toMatchObject({ code: 'too_many' });
		expect(await attempt(ANN, '203.0.113.6')).toMatchObject({ needs: 'nothing' });
	});

	test('U20: whoever has invited a hundred people waits with the next, and so does an address after two hundred', async () => {
		const { accounts, time } = await aHouse(await aPlace());
		const invite = (account: string, address: string) =>
			accounts.invitations.spend({ account, address })?.code ?? 'made';
		const times = (count: number, account: string, address: string) =>
			Array.from({ length: count }, () => invite(account, address));
		expect(times(101, 'ann', '203.0.113.5').indexOf('too_many')).toBe(100);
		expect(invite('ann', '203.0.113.6')).toBe('too_many');
		expect(times(101, 'ben', '203.0.113.5').indexOf('too_many')).toBe(100);
		expect(invite('cy', '203.0.113.5')).toBe('too_many');
		expect(invite('cy', '203.0.113.6')).toBe('made');
		time.now += 60_000;
		expect(invite('ann', '203.0.113.5')).toBe('made');
	});

	test('U5: who is kept out is out at once, in every process', async () => {
		const place = await aPlace();
		const [house, elsewhere] = [await aHouse(place), await aHouse(place)];
		const id = await aPerson(house, ANN);
		const cookies = await signedIn(house, ANN);
		expect((await whoIs(elsewhere, cookies)).person).not.toBeNull();
		let told = 0;
		elsewhere.gate.onChange(() => (told += 1));
		await house.store.setDisabled(id, true);
		expect((await whoIs(house, cookies)).person).toBeNull();
		await elsewhere.watch.look();
		expect(told).toBe(1);
		expect((await whoIs(elsewhere, cookies)).person).toBeNull();
	});

	test('U5: a role that is taken away is gone at once', async () => {
		const house = await aHouse(await aPlace());
		const id = await aPerson(house, ANN);
		const cookies = await signedIn(house, ANN);
		await house.store.setRole(id, 'us-china', 'viewer');
		expect((await whoIs(house, cookies)).asker.boards.get('us-china')).toBe('viewer');
		await house.store.setRole(id, 'us-china', null);
		expect((await whoIs(house, cookies)).asker.boards.size).toBe(0);
	});

	test('U1: a session is over after thirty days', async () => {
		const house = await aHouse(await aPlace());
		await aPerson(house, ANN);
		const cookies = await signedIn(house, ANN);
		house.time.now += 31 * 86_400_000;
		expect((await whoIs(house, cookies)).person).toBeNull();
	});
});
