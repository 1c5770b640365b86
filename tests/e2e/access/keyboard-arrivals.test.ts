import { afterAll, beforeAll, expect, test } from 'vitest';
import { anAccount, invite } from '../harness/accounts.ts';
import { openPostOffice } from '../harness/post-office.ts';
import { openProvider } from '../harness/provider.ts';
import { hand, page, server } from './alone.ts';

const IDA = {
	sub: 'ida-1',
	email: 'ida@board.example',
	email_verified: true,
	name: 'Ida Lee'
};

let office: Awaited<ReturnType<typeof openPostOffice>>;
let provider: Awaited<ReturnType<typeof openProvider>>;
/** All ways in are open at the server of this file. */
beforeAll(async () => {
	[office, provider] = await Promise.all([openPostOffice(), openProvider(server.url)]);
	await server.stop();
	server.set({
		...provider.env,
		...{ DEMARCHE_SIGN_UP: 'on', ORIGIN: server.url },
		...{ DEMARCHE_SMTP_URL: office.url, DEMARCHE_MAIL_FROM: 'demarche@board.example' }
	});
	await server.resume();
});
afterAll(async () => {
	provider.close();
	await office.close();
});

/** Opens a page by its address, as a link in a letter does. */
const open = (address: string) => page.goto(address, { waitUntil: 'networkidle' });
const isIn = (name: string) => page.getByRole('link', { name }).waitFor();

test('Z2: whoever was invited joins by the provider, and signs in by it from then on', async () => {
	await open(server.url + (await invite(server, 'editor')));
	provider.is(IDA);
	await hand.work('Join with Ministry');
	await isIn('Ida Lee');
	await page.context().clearCookies();
	await open(`${server.url}/sign-in?back=/account`);
	await hand.work('Sign in with Ministry');
	await page.getByText('Signed in as ida@board.example').waitFor();
});

test('Z2, Z3: whom the provider does not vouch for is told so, and tries again', async () => {
	const { email } = await anAccount(server, 'Ed Ross');
	provider.is({ sub: 'ed', email, email_verified: false });
	await open(`${server.url}/sign-in`);
	await hand.work('Sign in with Ministry');
	await page.getByRole('alert').waitFor();
	expect(await hand.holds()).toContain('does not vouch for your address');
	// The provider has them sign in again.
	await page.context().clearCookies();
	provider.is({ sub: 'ed-2', email, email_verified: true });
	await hand.work('Sign in with Ministry');
	await isIn('Ed Ross');
});

test('Z2, Z3: where sign-up is open one makes an account, and mends what was wrong in the form', async () => {
	await open(`${server.url}/sign-in`);
	await hand.work('make one');
	await page.waitForURL('**/sign-up', { waitUntil: 'networkidle' });
	await hand.fill('Your name', 'Jo Park');
	await hand.fill('Email', 'jo@board.example');
	await hand.fill('Password', 'short');
	await hand.press('Enter');
	await page.getByText('must have at least 10 characters').waitFor();
	await expect.poll(() => hand.holds()).toBe('Password');
	await page.keyboard.type('long enough for anybody');
	await hand.press('Enter');
	await isIn('Jo Park');
});

test('Z2, Z3: who forgot their password has a link mailed, sets a new one by it, and signs in', async () => {
	const kim = await anAccount(server, 'Kim Vale');
	await open(`${server.url}/sign-in`);
	await hand.work(/mailed to you/);
	await page.waitForURL('**/password', { waitUntil: 'networkidle' });
	await hand.fill('Email', kim.email);
	await hand.press('Enter');
	await page.getByRole('status').getByText('a link is on its way').waitFor();
	await expect.poll(() => office.letters.length).toBe(1);
	await open(/http:\S+\/password\/[\w-]+/.exec(office.letters[0] ?? '')?.[0] ?? '');
	await hand.fill('New password', 'short');
	await hand.press('Enter');
	await page.getByText('must have at least 10 characters').waitFor();
	await expect.poll(() => hand.holds()).toBe('New password');
	await page.keyboard.type('a password that is new');
	await hand.press('Enter');
	await page.waitForURL('**/sign-in', { waitUntil: 'networkidle' });
	await hand.fill('Email', kim.email);
	await hand.fill('Password', 'a password that is new');
	await hand.press('Enter');
	await isIn('Kim Vale');
});

test('Z3: who signs in with a wrong password goes on at the password', async () => {
	const lea = await anAccount(server, 'Lea Voss');
	await open(`${server.url}/sign-in`);
	await hand.fill('Email', lea.email);
	await hand.fill('Password', 'not the one');
	await hand.press('Enter');
	await page.getByText('does not belong to that address').waitFor();
	await expect.poll(() => hand.holds()).toBe('Password');
	await page.keyboard.type(lea.password);
	await hand.press('Enter');
	await isIn('Lea Voss');
});
