import { expect, test } from 'vitest';
import { anAccount, post } from './harness/accounts.ts';
import { carry, makeBoard } from './harness/desk.ts';
import { sendingMail } from './harness/free-port.ts';
import { aPostOffice } from './harness/post-office.ts';
import { aPage, aServer } from './harness/world.ts';

test('U19: who forgot their password has a link mailed, sets a new one, and comes in with it', async () => {
	const office = await aPostOffice();
	const server = await aServer({ DEMARCHE_SAMPLE: 'off', ...(await sendingMail(office.url)) });
	await makeBoard(server);
	const ann = await anAccount(server, 'Ann Smith');
	const old = await aPage({ script: false });
	await carry(old, server, ann.cookie);
	const page = await aPage({ script: false });
	const told: string[] = [];
	for (const email of ['nobody@board.example', ann.email]) {
		await page.goto(`${server.url}/sign-in`);
		await page.getByRole('link', { name: 'mailed to you' }).click();
		await page.getByLabel('Email').fill(email);
		await page.getByRole('button', { name: 'Mail me a link' }).click();
		told.push((await page.getByRole('status').innerText()).replace(email, 'IT'));
	}
	expect(told[0]).toBe(told[1]);
	await expect.poll(() => office.letters.length).toBe(1);
	const [letter = ''] = office.letters;
	expect(letter).toContain(`To: ${ann.email}`);
	expect(letter).toContain('From: demarche@board.example');
	await page.goto(/http:\S+\/password\/[\w-]+/.exec(letter)?.[0] ?? '');
	await page.getByLabel('New password').fill('another long password');
	await page.getByRole('button', { name: 'Set the password' }).click();
	await page.getByLabel('Email').fill(ann.email);
	await page.getByLabel('Password').fill('another long password');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.getByRole('link', { name: 'Ann Smith' }).waitFor();
	await old.goto(`${server.url}/account`);
	expect(old.url()).toContain('/sign-in');
});

test('U19: where no mail is sent the sign-in page says whom to ask, and there is no such page', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	expect(await (await fetch(`${server.url}/sign-in`)).text()).toContain('sends no mail');
	expect((await fetch(`${server.url}/password`)).status).toBe(404);
});

test('U20: wrong passwords on the account page are held back behind a proxy too, by where the proxy saw them', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off', DEMARCHE_TRUSTED_PROXIES: '1' });
	await makeBoard(server);
	const [ann, ben] = [await anAccount(server, 'Ann Smith'), await anAccount(server, 'Ben Doe')];
	const guess = async (cookie: string) =>
		(await post(server, '/account?/dropSecond', { password: 'wrong' }, cookie)).status;
	const told: number[] = [];
	for (let count = 0; count < 11; count += 1) told.push(await guess(ann.cookie));
	expect(told.indexOf(429)).toBe(10);
	expect(await guess(ben.cookie)).not.toBe(429);
});
