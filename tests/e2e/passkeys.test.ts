import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { anAccount } from './harness/accounts.ts';
import { codeOf, Device } from './harness/authenticator.ts';
import { holding, leaveBy, settled } from './harness/browser.ts';
import { makeBoard } from './harness/desk.ts';
import type { BuiltServer } from './harness/server.ts';
import { aPage, aServer } from './harness/world.ts';

let server: BuiltServer;
/** The server by its name: passkeys belong to names. */
let origin: string;
let page: Page;
let ann: Awaited<ReturnType<typeof anAccount>>;
beforeEach(async () => {
	[server, page] = await Promise.all([aServer({ DEMARCHE_SAMPLE: 'off' }), aPage()]);
	await makeBoard(server);
	origin = server.url.replace('127.0.0.1', 'localhost');
	ann = await anAccount(server, 'Ann Smith');
});

async function signIn(who = ann): Promise<void> {
	await page.goto(`${origin}/sign-in?back=/account`, { waitUntil: 'networkidle' });
	await page.getByLabel('Email').fill(who.email);
	await page.getByLabel('Password', { exact: true }).fill(who.password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await page.waitForURL(`${origin}/account`);
}

const section = () => page.getByRole('region', { name: 'Passkeys' });

async function add(name: string): Promise<void> {
	await section().getByLabel('Name of the new passkey').fill(name);
	await section().getByRole('button', { name: 'Add a passkey' }).click();
}

async function signOut(): Promise<void> {
	await page.getByRole('button', { name: 'Sign out' }).click();
	await page.getByRole('link', { name: 'Sign in' }).waitFor();
}

async function showPasskey(back = '/b/us-china'): Promise<void> {
	await page.goto(`${origin}/sign-in?back=${back}`);
	await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
}

test('U21: a passkey is made, named, renamed and removed at the account page, and opens the account until then', async () => {
	const device = await Device.of(page);
	await signIn();
	await add('Laptop');
	await section().getByText('Laptop', { exact: true }).waitFor();
	expect(await device.count()).toBe(1);
	await section().getByText('Rename or remove').click();
	await section().getByLabel('Name of this passkey').fill('Old laptop');
	await section().getByRole('button', { name: 'Rename it' }).click();
	await section().getByText('Old laptop', { exact: true }).waitFor();
	await add('Again');
	await section().getByText('has a passkey of this account already').waitFor();
	await signOut();

	await showPasskey();
	await page.waitForURL(`${origin}/b/us-china`);
	await page.getByRole('link', { name: 'Ann Smith' }).first().click();
	await section().getByText('Rename or remove').click();
	await section().getByRole('button', { name: 'Remove it' }).click();
	await page.getByText('The passkey opens nothing any more').waitFor();
	await signOut();

	await showPasskey();
	await page.getByText('This passkey opens nothing here').waitFor();
});

test('U21: a passkey counts as both steps, and opens only for its owner', async () => {
	const device = await Device.of(page);
	await signIn();
	await page.getByLabel('Your password').fill(ann.password);
	await page.getByRole('button', { name: 'Begin' }).click();
	const secret = /secret=(\w+)/.exec(
		(await page.locator('.begun code').last().textContent()) ?? ''
	);
	await page.getByLabel('Code').fill(codeOf(secret?.[1] ?? ''));
	await page.getByRole('button', { name: 'Turn it on' }).click();
	await page.getByText('From now on a sign-in asks for a code').waitFor();
	await add('Phone');
	await section().getByText('Phone', { exact: true }).waitFor();
	await signOut();

	await device.feel(false);
	await showPasskey('/account');
	await page.getByText('has made or shown no passkey').waitFor();
	await device.feel(true);
	await showPasskey('/account');
	await page.waitForURL(`${origin}/account`);
	await page.getByText(`Signed in as ${ann.email}`).waitFor();
});

test('U21: a passkey of a device that does not know its owner is none', async () => {
	await Device.of(page, false);
	await signIn();
	// As a page would that was made to ask for less.
	await page.route('**/account/passkeys', async (route) => {
		if (route.request().method() !== 'POST') return route.continue();
		const answer = await route.fetch();
		const body = (await answer.text()).replace(
			'"userVerification":"required"',
			'"userVerification":"discouraged"'
		);
		await route.fulfill({ response: answer, body });
	});
	await add('Any finger');
	await section().getByText('This passkey opens nothing here').waitFor();
	expect(await section().getByRole('listitem').count()).toBe(0);
});

test('U21: what was shown once opens nothing again, and what was made for one account is none of another’s', async () => {
	await Device.of(page);
	await signIn();
	const made = page.waitForRequest((each) => each.method() === 'PUT');
	await add('Laptop');
	await section().getByText('Laptop', { exact: true }).waitFor();
	const again = (body: string | null, path: string, cookie = '') =>
		fetch(server.url + path, {
			method: 'PUT',
			headers: { cookie, origin: server.url, 'content-type': 'application/json' },
			body
		});
	const ben = await anAccount(server, 'Ben Doe');
	const stolen = await again((await made).postData(), '/account/passkeys', ben.cookie);
	expect(stolen.status).toBe(401);
	await signOut();
	const shown = page.waitForRequest((each) => each.method() === 'PUT');
	await showPasskey();
	await page.waitForURL(`${origin}/b/us-china`);
	const replayed = await again((await shown).postData(), '/sign-in/passkey');
	expect([replayed.status, replayed.headers.getSetCookie()]).toEqual([401, []]);
});

test('U21: where a browser has no passkeys for an address, the pages say so and offer none', async () => {
	await page.goto(`${server.url}/sign-in?back=/account`, { waitUntil: 'networkidle' });
	expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0);
	await page.getByLabel('Email').fill(ann.email);
	await page.getByLabel('Password').fill(ann.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await section().getByText('This browser has none for this address').waitFor();
	expect(await section().getByRole('button').count()).toBe(0);
});

test('U21: whoever has not signed in, or has shown nothing that is a passkey, makes and opens nothing', async () => {
	const sent = (path: string, method: string, body: object) =>
		fetch(server.url + path, {
			method,
			headers: { origin: server.url, 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
	expect((await sent('/account/passkeys', 'POST', { password: 'x' })).status).toBe(401);
	expect((await sent('/account/passkeys', 'PUT', {})).status).toBe(401);
	expect((await sent('/sign-in/passkey', 'PUT', {})).status).toBe(422);
	const response = { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' };
	const shown = { id: 'AA', rawId: 'AA', type: 'public-key', clientExtensionResults: {}, response };
	expect((await sent('/sign-in/passkey', 'PUT', { back: '/', shown })).status).toBe(401);
	const begun = await Promise.all(
		Array.from({ length: 30 }, () => sent('/sign-in/passkey', 'POST', {}))
	);
	expect(begun.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
});

test('Y18: whoever follows a link while a passkey of theirs is made gets there', async () => {
	await Device.of(page);
	await signIn();
	const letMake = await holding(page, '**/account/passkeys');
	const letLeave = await holding(page, '**/inbox/__data.json*');
	const kept = page.waitForResponse((answer) => answer.request().method() === 'PUT');
	await add('Laptop');
	await leaveBy(page, page.locator('a[href="/inbox"]'), '**/inbox/__data.json*');
	letMake();
	await (await kept).finished();
	await settled(page);
	letLeave();
	await page.waitForURL(`${origin}/inbox`);
});
