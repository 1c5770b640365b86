import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ADMIN, anAccount, post } from './harness/accounts.ts';
import { carry, command, introduce, issueOn, live, makeBoard } from './harness/desk.ts';
import { aPage, aServer } from './harness/world.ts';

const NO_ADMIN = { DEMARCHE_ADMIN_EMAIL: '', DEMARCHE_ADMIN_PASSWORD: '' };

async function aBoardServer() {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	return server;
}

describe('without script', () => {
	test('U7, B1: the first start prints a link at which the first admin is made; what is wrong is said beside the field', async () => {
		const server = await aServer({ DEMARCHE_SAMPLE: 'off', ...NO_ADMIN });
		const [link = ''] = /http\S*\/join\/\S+/.exec(server.output) ?? [];
		const page = await aPage({ script: false });
		await page.goto(server.url);
		await page.getByText('Nobody has an account yet').waitFor();
		await page.goto(link);
		await page.getByLabel('Your name').fill('Ann Smith');
		await page.getByLabel('Email').fill('ann@board.example');
		await page.getByLabel('Password').fill('short');
		await page.getByRole('button', { name: 'Make my account' }).click();
		await page.getByText('must have at least 10 characters').waitFor();
		expect(await page.getByLabel('Your name').inputValue()).toBe('Ann Smith');
		await page.getByLabel('Password').fill('long enough for anybody');
		await page.getByRole('button', { name: 'Make my account' }).click();
		await page.getByRole('link', { name: 'Ann Smith' }).waitFor();
		expect((await fetch(link)).status).toBe(404);
		await server.stop();
		await server.resume();
		expect(server.output.match(/\/join\//g)).toHaveLength(1);
	});

	test('U1: signed in, one is led back to where one was; signed out, one is nobody', async () => {
		const server = await aBoardServer();
		const page = await aPage({ script: false });
		await page.goto(`${server.url}/b/us-china?sort=title`);
		await page.getByRole('link', { name: 'Sign in' }).click();
		await page.getByLabel('Email').fill(ADMIN.email);
		await page.getByLabel('Password').fill('wrong');
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.getByText('does not belong to that address').waitFor();
		await page.getByLabel('Password').fill(ADMIN.password);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.waitForURL(`${server.url}/b/us-china?sort=title`);
		await page.getByRole('link', { name: 'admin', exact: true }).click();
		await page.getByRole('button', { name: 'Sign out' }).click();
		await page.getByRole('link', { name: 'Sign in' }).waitFor();
	});
});

test('U1: a sign-in leads to no other site', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	for (const back of [
		'//evil.example',
		'https://evil.example',
		'/\\evil.example',
		'javascript:1'
	]) {
		const answer = await post(server, '/sign-in', { ...ADMIN, back });
		expect(new URL(answer.headers.get('location') ?? '', server.url).origin).toBe(server.url);
	}
});

test('B13: whoever may not change a board sees nothing to change it with, and where to sign in', async () => {
	const server = await aBoardServer();
	const page = await aPage();
	await page.goto(`${server.url}/b/us-china/i/taiwan`);
	await live(page);
	await page.getByRole('link', { name: 'Sign in' }).waitFor();
	for (const word of [
		'Assess',
		'Withdraw',
		'Edit or strike',
		'New issue',
		'New entry',
		'Settings'
	]) {
		expect(await page.getByText(word, { exact: true }).count()).toBe(0);
	}
	expect(await page.getByRole('textbox').count()).toBe(0);
});

test('U4: a private board is nowhere for strangers, and open for its viewers', async () => {
	const server = await aBoardServer();
	await command(server, { type: 'board.edit', visibility: 'private' });
	const paths = ['/b/us-china', '/b/us-china/trends', '/b/us-china/trends.csv', '/wall/us-china'];
	const api = ['', '/changes', '/series', '/issues/taiwan'].map(
		(end) => `/api/v1/boards/us-china${end}`
	);
	const { cookie } = await anAccount(server, 'Vera Viewer', { role: 'viewer' });
	for (const path of [...paths, ...api]) {
		expect([path, (await fetch(server.url + path)).status]).toEqual([path, 404]);
		const headers = { cookie };
		expect([path, (await fetch(server.url + path, { headers })).status]).toEqual([path, 200]);
	}
	expect(await (await fetch(server.url)).text()).not.toContain('United States');
	expect(await (await fetch(`${server.url}/api/v1/boards`)).json()).toEqual({ boards: [] });
});

test('U11: a draft outlives the session; signed in again, it goes on', async () => {
	const server = await aBoardServer();
	const page = await aPage();
	const ann = await anAccount(server, 'Ann Smith');
	await carry(page, server, ann.cookie);
	await page.goto(`${server.url}/b/us-china/i/taiwan`);
	await live(page);
	await page.getByRole('spinbutton').fill('66');
	await post(server, '/sign-out', {}, ann.cookie);
	await page.getByText('Your session has ended').waitFor({ timeout: 20_000 });
	await page.getByRole('button', { name: 'Assess', exact: true }).click();
	await page.getByRole('dialog').getByRole('link', { name: 'Sign in' }).click();
	await page.getByLabel('Email').fill(ann.email);
	await page.getByLabel('Password').fill(ann.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await live(page);
	expect(await page.getByRole('spinbutton').inputValue()).toBe('66');
	await page.getByRole('button', { name: 'Assess', exact: true }).click();
	await issueOn(page, 'taiwan').getByText('66').waitFor();
});

test('B12: of two people at one browser neither sees what the other wrote, and each finds their own again', async () => {
	const server = await aBoardServer();
	const page = await aPage();
	const people = [
		{ ...(await anAccount(server, 'Ann Smith')), tension: '66', summary: 'Ann’s own words' },
		{ ...(await anAccount(server, 'Ben Doe')), tension: '12', summary: 'Ben’s own words' }
	];
	const shows = async (path: string, field: Locator) => {
		await page.goto(server.url + path, { waitUntil: 'networkidle' });
		await live(page);
		return field.inputValue();
	};
	const tension = page.getByRole('spinbutton');
	const summary = page.getByRole('textbox', { name: 'Summary' });
	const written: string[][] = [];
	for (const who of [...people, ...people]) {
		await page.goto(`${server.url}/sign-in`);
		await page.getByLabel('Email').fill(who.email);
		await page.getByLabel('Password').fill(who.password);
		await page.getByRole('button', { name: 'Sign in', exact: true }).click();
		await page.waitForURL(`${server.url}/`);
		const found = await shows('/b/us-china/i/taiwan', tension);
		await tension.fill(who.tension);
		written.push([found, await shows('/b/us-china/briefing', summary)]);
		await summary.fill(who.summary);
		await page.goto(`${server.url}/account`, { waitUntil: 'networkidle' });
		await page.getByRole('button', { name: 'Sign out' }).click();
		await page.getByRole('link', { name: 'Sign in' }).waitFor();
	}
	const [first, second, ...again] = written;
	expect(first).toEqual(second);
	expect(again).toEqual(people.map((who) => [who.tension, who.summary]));
});

test('B13: a viewer reads as anybody does', async () => {
	const server = await aBoardServer();
	const page = await aPage();
	await introduce(page, server, 'Vera Viewer', 'viewer');
	await page.goto(`${server.url}/b/us-china`);
	await live(page);
	expect(await page.getByText('New issue').count()).toBe(0);
});
