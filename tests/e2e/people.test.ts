import { expect, test } from 'vitest';
import { adminOf, anAccount, post } from './harness/accounts.ts';
import { codeOf } from './harness/authenticator.ts';
import { carry, introduce, live, makeBoard } from './harness/desk.ts';
import type { BuiltServer } from './harness/server.ts';
import { aPage, aServer, complaintsOf } from './harness/world.ts';

async function aBoardServer() {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	return server;
}

/** The page on which a server's admin looks after people. */
async function aPeoplePage(server: BuiltServer) {
	const page = await aPage({ script: false });
	await carry(page, server, await adminOf(server));
	await page.goto(`${server.url}/people`);
	return page;
}

test('U5: a role given on the people page brings its controls to an open page, and takes them again', async () => {
	const server = await aBoardServer();
	const vera = await aPage();
	await introduce(vera, server, 'Vera Viewer', 'viewer');
	await vera.goto(`${server.url}/b/us-china`);
	await live(vera);
	const people = await aPeoplePage(server);
	for (const [role, count] of [
		['editor', 1],
		['viewer', 0]
	] as const) {
		const row = people.locator('details', { hasText: 'Vera Viewer' });
		await row.locator('summary').click();
		await row.getByRole('combobox').selectOption(role);
		await row.getByRole('button', { name: 'Set' }).click();
		await expect.poll(() => vera.getByText('New issue').count()).toBe(count);
	}
});

test('U18: a site admin may take the last admin of a board away, and is told who looks after it then', async () => {
	const server = await aBoardServer();
	await anAccount(server, 'Ada Admin', { role: 'admin' });
	const people = await aPeoplePage(server);
	const row = people.locator('details', { hasText: 'Ada Admin' });
	await row.locator('summary').click();
	await row.getByRole('combobox').selectOption('viewer');
	await row.getByRole('button', { name: 'Set' }).click();
	await people.getByText('us-china has no admin of its own any more').waitFor();
	await row.getByText('viewer of us-china').waitFor();
});

test('U9: an admin gives a link by which somebody sets a new password', async () => {
	const server = await aBoardServer();
	const ann = await anAccount(server, 'Ann Smith');
	const people = await aPeoplePage(server);
	const row = people.locator('details', { hasText: 'Ann Smith' });
	await row.locator('summary').click();
	await row.getByRole('button', { name: 'Link for a new password' }).click();
	const link = await people.locator('code').innerText();
	const page = await aPage({ script: false });
	await page.goto(link);
	await page.getByLabel('New password').fill('another long password');
	await page.getByRole('button', { name: 'Set the password' }).click();
	await page.getByLabel('Email').fill(ann.email);
	await page.getByLabel('Password').fill('another long password');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.getByRole('link', { name: 'Ann Smith' }).waitFor();
	expect((await fetch(link)).status).toBe(404);
});

test('U12: with a second step, a sign-in asks for a code, or for one of the recovery codes', async () => {
	const server = await aBoardServer();
	const page = await aPage({ script: false });
	const ann = await anAccount(server, 'Ann Smith');
	await carry(page, server, ann.cookie);
	await page.goto(`${server.url}/account`);
	await page.getByLabel('Your password').fill(ann.password);
	await page.getByRole('button', { name: 'Begin' }).click();
	const codes = await page.locator('.begun li').allInnerTexts();
	const secret = /secret=(\w+)/.exec((await page.locator('details code').textContent()) ?? '')?.[1];
	await page.getByLabel('Code').fill(codeOf(secret ?? ''));
	await page.getByRole('button', { name: 'Turn it on' }).click();
	await page.getByText('From now on a sign-in asks for a code').waitFor();
	await page.getByRole('button', { name: 'Sign out' }).click();

	for (const code of [codeOf(secret ?? ''), codes[0] ?? '']) {
		await page.goto(`${server.url}/sign-in`);
		await page.getByLabel('Email').fill(ann.email);
		await page.getByLabel('Password').fill(ann.password);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.getByLabel('Code').fill('000000');
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.getByText('is wrong, or its time is over').waitFor();
		await page.getByLabel('Code').fill(code);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.goto(`${server.url}/account`);
		await page.getByRole('button', { name: 'Sign out' }).click();
	}
});

test('U13: a page runs the scripts of this server alone, and none that was written into it', async () => {
	const server = await aBoardServer();
	const page = await aPage();
	const complaints = complaintsOf(page);
	for (const path of ['/', '/b/us-china', '/b/us-china/trends', '/wall/us-china', '/sign-in']) {
		const answer = await page.goto(server.url + path);
		const policy = answer?.headers()['content-security-policy'] ?? '';
		expect(policy).toMatch(/script-src 'self' 'nonce-/);
		expect(policy).not.toMatch(/script-src[^;]*unsafe/);
		await page.waitForLoadState('networkidle');
	}
	expect(complaints).toEqual([]);
});

test('U2: who is no site admin finds no people page, whatever they send', async () => {
	const server = await aBoardServer();
	const { cookie } = await anAccount(server, 'Ed Editor', { role: 'admin' });
	const fields = { email: '', role: 'site-admin', board: '' };
	expect((await post(server, '/people?/invite', fields, cookie)).status).toBe(404);
	expect((await fetch(`${server.url}/people`, { headers: { cookie } })).status).toBe(404);
});
