import { expect, test } from 'vitest';
import { PasswordMail } from '#lib/server/auth/password-mail.ts';
import type { Letter } from '#lib/server/mail/mailer.ts';
import { onEveryEngine } from '../store/engines.ts';
import { aHouse, aPerson, type House } from './house.ts';

const ANN = 'ann@board.example';
const HERE = '203.0.113.9';

/** What mails links, and what it has mailed. */
function aMail({ accounts, time }: House) {
	const letters: Letter[] = [];
	const send = async (letter: Letter) => void letters.push(letter);
	const origin = 'https://board.example';
	return {
		letters,
		mail: new PasswordMail({ accounts, mailer: { send }, clock: () => time.now, origin })
	};
}

onEveryEngine((aPlace) => {
	test('U19: a link is mailed to an account alone, is good once, and within an hour', async () => {
		const house = await aHouse(await aPlace());
		const id = await aPerson(house, ANN);
		const { letters, mail } = aMail(house);
		for (const email of [ANN, 'nobody@board.example'])
			expect(mail.ask(email, HERE)).toBeUndefined();
		await mail.settled();
		expect(letters.map(({ to }) => to)).toEqual([ANN]);
		const secret =
			/https:\/\/board\.example\/password\/(\S+)/.exec(letters[0]?.text ?? '')?.[1] ?? '';
		expect(await house.accounts.errandOf(secret)).toEqual({ kind: 'password', account: id });
		house.time.now += 3_600_001;
		expect(await house.accounts.errandOf(secret)).toMatchObject({ code: 'not_found' });
	});

	test('U19: whoever is kept out is mailed nothing', async () => {
		const house = await aHouse(await aPlace());
		await house.store.setDisabled(await aPerson(house, ANN), true);
		const { letters, mail } = aMail(house);
		expect(mail.ask(ANN, HERE)).toBeUndefined();
		await mail.settled();
		expect(letters).toEqual([]);
	});

	test('U19: too many wishes for an address wait, whether it has an account or not, and so do those from one place', async () => {
		const house = await aHouse(await aPlace());
		await aPerson(house, ANN);
		const { mail } = aMail(house);
		for (const email of [ANN, 'nobody@board.example']) {
			const told = Array.from(
				{ length: 4 },
				(_, index) => mail.ask(email, `10.0.0.${index}`)?.code
			);
			expect(told).toEqual([undefined, undefined, undefined, 'too_many']);
		}
		const told = Array.from(
			{ length: 11 },
			(_, index) => mail.ask(`${index}@x.example`, HERE)?.code
		);
		expect(told.indexOf('too_many')).toBe(10);
		await mail.settled();
	});

	test('U20: of wrong passwords on the account page, and of spent links, each further try waits once they are too many', async () => {
		const house = await aHouse(await aPlace());
		const { accounts } = house;
		const codes: (string | undefined)[] = [];
		for (let count = 0; count < 11; count += 1) {
			const trier = { address: `10.0.1.${count}`, account: 'ann' };
			const outcome = await accounts.arriving(trier, () => accounts.accept('made-up', 'ann'));
			codes.push('code' in outcome ? outcome.code : undefined);
		}
		expect([...new Set(codes)]).toEqual(['not_found', 'too_many']);
		expect(codes.indexOf('too_many')).toBe(10);
		const right = { address: HERE, account: 'ann' };
		for (let count = 0; count < 30; count += 1)
			expect(await accounts.guessing(right, () => Promise.resolve({}))).toEqual({});
	});
});
