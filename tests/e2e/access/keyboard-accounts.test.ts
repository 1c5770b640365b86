import { expect, test } from 'vitest';
import { adminOf, anAccount } from '../harness/accounts.ts';
import { codeOf, Device } from '../harness/authenticator.ts';
import { holding } from '../harness/browser.ts';
import { at, hand, page, server } from './alone.ts';

type Account = Awaited<ReturnType<typeof anAccount>>;

/** The people page, as the site admin sees it. */
const atPeople = async () => at('/people', await adminOf(server));
const section = (name: string) => page.getByRole('region', { name });

/** The secret that is shown once: its button has the focus, and copying selects it. */
async function copied(): Promise<string> {
	await expect.poll(() => hand.holds()).toBe('Copy');
	await hand.press('Enter');
	return page.evaluate(() => String(getSelection()).trim());
}

async function signIn({ email, password }: Account, origin = server.url): Promise<void> {
	await page.goto(`${origin}/sign-in?back=/account`, { waitUntil: 'networkidle' });
	await hand.fill('Email', email);
	await hand.fill('Password', password);
	await hand.press('Enter');
}

const atAccount = () =>
	page.waitForURL(({ pathname }) => pathname === '/account', { waitUntil: 'networkidle' });

/** Signs out by the button of the account page, and is at the first page. */
async function signOut(): Promise<void> {
	await hand.work('Sign out');
	await page.getByRole('link', { name: 'Sign in' }).waitFor();
}

test('Z2: a site admin makes an invitation, and whoever has it makes their account', async () => {
	await atPeople();
	await hand.goTo('Make a link');
	await hand.press('Shift+Tab', 'Shift+Tab', 'Shift+Tab');
	await page.keyboard.type('ida@board.example');
	await hand.press('Enter');
	const link = await copied();
	await page.context().clearCookies();
	await page.goto(link, { waitUntil: 'networkidle' });
	await hand.fill('Your name', 'Ida Lee');
	await hand.fill('Password', 'a password of Ida’s own');
	await hand.press('Enter');
	await page.getByRole('link', { name: 'Ida Lee' }).waitFor();
});

test('Z2, Z3: a site admin gives a role, keeps somebody out, and takes an invitation back, and is where they were', async () => {
	await anAccount(server, 'Ben Doe');
	await atPeople();
	await hand.work(/^Ben Doe/);
	await hand.goTo(/^United States - China/);
	await page.keyboard.type('viewer');
	await hand.work('Set');
	const row = page.locator('summary', { hasText: 'Ben Doe' });
	await row.getByText('viewer of us-china').waitFor();
	await expect.poll(() => hand.holds()).toBe('Set');
	await hand.work('Keep out');
	await row.getByText('kept out').waitFor();
	await expect.poll(() => hand.holds()).toBe('Let in again');
	await hand.work('Make a link');
	await copied();
	await hand.work('Take back');
	await expect.poll(() => hand.holds()).toContain('Invite somebody');
});

test('Z2: a site admin makes a link by which somebody sets a new password, who signs in with it', async () => {
	const cy = await anAccount(server, 'Cy Roe');
	await atPeople();
	await hand.work(/^Cy Roe/);
	await hand.work('Link for a new password');
	const link = await copied();
	await page.context().clearCookies();
	await page.goto(link, { waitUntil: 'networkidle' });
	await hand.fill('New password', 'another one of Cy’s own');
	await hand.press('Enter');
	await page.waitForURL('**/sign-in*');
	await signIn({ ...cy, password: 'another one of Cy’s own' });
	await atAccount();
});

test('Z2, Z3: one turns a second step on, signs in by a code, then by a recovery code, and turns it off', async () => {
	const dee = await anAccount(server, 'Dee Fox');
	await at('/account', dee.cookie);
	await hand.fill('Your password', 'not the one');
	await hand.press('Enter');
	await section('Second step').getByText('is not your password').waitFor();
	expect(await hand.holds()).toBe('Your password');
	await page.keyboard.type(dee.password);
	await hand.press('Enter');
	await section('Second step').getByText('Recovery codes').waitFor();
	const codes = await section('Second step').locator('li code').allInnerTexts();
	await expect.poll(() => hand.holds()).toContain('Recovery codes');
	await hand.work('Type it instead');
	const uri = await section('Second step').getByText('secret=').innerText();
	const secret = /secret=(\w+)/.exec(uri)?.[1] ?? '';
	await hand.fill('Code', codeOf(secret));
	await hand.press('Enter');
	await section('Second step').getByText('From now on a sign-in asks for a code').waitFor();
	await expect.poll(() => hand.holds()).toMatch(/^Second step/);
	await signOut();
	for (const code of [codeOf(secret), codes[0] ?? 'none']) {
		await signIn(dee);
		await page.waitForURL('**/sign-in/second*');
		await hand.fill('Code', code);
		await hand.press('Enter');
		await atAccount();
		if (code === codes[0]) break;
		await signOut();
	}
	await hand.fill('Your password', dee.password);
	await hand.press('Enter');
	await section('Second step').getByText('asks for the password alone again').waitFor();
	await expect.poll(() => hand.holds()).toMatch(/^Second step/);
});

test('Z2: one makes a passkey, renames it, signs in by it, and removes it', async () => {
	const eve = await anAccount(server, 'Eve Hall');
	// Passkeys belong to names.
	const origin = server.url.replace('127.0.0.1', 'localhost');
	const device = await Device.of(page);
	await signIn(eve, origin);
	await atAccount();
	await hand.fill('Name of the new passkey', 'Laptop');
	await hand.work('Add a passkey');
	await section('Passkeys').getByText('Laptop', { exact: true }).waitFor();
	expect([await hand.holds(), await device.count()]).toEqual(['Add a passkey', 1]);
	await hand.goTo('Rename or remove', 'Shift+Tab');
	await hand.press('Enter');
	await hand.fill('Name of this passkey', 'Old laptop');
	await hand.press('Enter');
	await section('Passkeys').getByText('Old laptop', { exact: true }).waitFor();
	await signOut();
	await page.goto(`${origin}/sign-in?back=/account`, { waitUntil: 'networkidle' });
	await hand.work('Sign in with a passkey');
	await atAccount();
	await hand.work('Rename or remove');
	await hand.work('Remove it');
	await section('Passkeys').getByText('Old laptop').waitFor({ state: 'detached' });
	await expect.poll(() => hand.holds()).toContain('Passkeys');
});

test('Z2, Z3: one renames oneself, ends another session, and changes the password, and is where one was', async () => {
	const fay = await anAccount(server, 'Fay Moss');
	await signIn(fay);
	await atAccount();
	await hand.fill('Name', 'Fay Moss-Hill');
	await hand.press('Enter');
	await page.getByRole('heading', { name: 'Fay Moss-Hill' }).waitFor();
	await section('Name and password').getByText('The name is set').waitFor();
	await expect.poll(() => hand.holds()).toBe('Rename');
	await hand.work('End it');
	await page.getByRole('button', { name: 'End it' }).waitFor({ state: 'detached' });
	await expect.poll(() => hand.holds()).toContain('Sessions');
	await hand.fill('Present password', fay.password);
	await hand.fill('New password', 'one that is newer still');
	await hand.press('Enter');
	await section('Name and password').getByText('The password is changed').waitFor();
	await expect.poll(() => hand.holds()).toBe('Change it');
	await signOut();
	await signIn({ ...fay, password: 'one that is newer still' });
	await atAccount();
});

test('Z3: whoever goes on while a form is on its way stays where they are', async () => {
	const gil = await anAccount(server, 'Gil Hart');
	await at('/account', gil.cookie);
	const letGo = await holding(page, '**/account?/rename');
	await hand.fill('Name', 'Gil Hart-Wood');
	await hand.work('Rename');
	await hand.fill('Present password', 'not yet');
	letGo();
	await page.getByText('The name is set').waitFor();
	await expect.poll(() => hand.holds()).toBe('Present password');
	expect(await page.getByLabel('Present password').inputValue()).toBe('not yet');
});
