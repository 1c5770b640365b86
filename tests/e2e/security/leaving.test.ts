import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { adminOf, anAccount, post } from '../harness/accounts.ts';
import { ask } from '../harness/ask.ts';
import { carry, makeBoard } from '../harness/desk.ts';
import type { BuiltServer } from '../harness/server.ts';
import { aPage, aServer } from '../harness/world.ts';

const WALL = '/wall/us-china';

const keptPages = (page: Page) =>
	page.evaluate(async () => (await (await caches.open('demarche-wall-pages')).keys()).length);
const keptBoards = (page: Page) =>
	page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('demarche.wall')));

/** Ann's browser, in which a wall has kept a board that is private. */
async function aKeptWall(): Promise<{ server: BuiltServer; page: Page }> {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	await ask(server, 'us-china', { type: 'board.edit', visibility: 'private' });
	const page = await aPage();
	await carry(page, server, (await anAccount(server, 'Ann Smith')).cookie);
	await page.goto(server.url + WALL);
	await page.locator('.wall[data-link=live]').waitFor();
	await expect.poll(() => keptPages(page), { timeout: 20_000 }).toBe(1);
	await expect
		.poll(() => keptBoards(page), { timeout: 20_000 })
		.toContain(`demarche.wall.us-china`);
	return { server, page };
}

/** Sends the form as a browser does that runs no script of the page. */
const signOutByForm = (page: Page) =>
	page.evaluate(() => {
		const form = document.querySelector<HTMLFormElement>('form[action="/sign-out"]');
		form?.submit();
	});

/** Whether a wall shows anything once the server cannot be reached. */
async function isShown(page: Page, server: BuiltServer): Promise<boolean> {
	await server.kill();
	return page.goto(server.url + WALL).then(
		async () => (await page.getByText('Tariffs').count()) > 0,
		() => false
	);
}

test('X15: a wall that was kept is shown without the server, until one signs out', async () => {
	const { server, page } = await aKeptWall();
	expect(await isShown(page, server)).toBe(true);
	await server.resume();
	await page.goto(`${server.url}/account`);
	await page.getByRole('button', { name: 'Sign out' }).click();
	await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
	expect(await keptBoards(page)).toEqual([]);
	expect(await isShown(page, server)).toBe(false);
});

test('X15: whoever signs out without script leaves nothing in the browser, nor a page to go back to', async () => {
	const { server, page } = await aKeptWall();
	await page.goto(`${server.url}/b/us-china`);
	await page.goto(`${server.url}/account`, { waitUntil: 'load' });
	await page.evaluate(() => localStorage.setItem('demarche.draft', 'kept'));
	await signOutByForm(page);
	await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
	expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
	expect(await page.evaluate(() => caches.keys())).toEqual([]);
	await page.goBack();
	await page.goBack();
	expect(await page.getByText('Tariffs').count()).toBe(0);
	expect(await isShown(page, server)).toBe(false);
});

test('X15: whoever signs out by the page keeps what they wrote and have not sent', async () => {
	const { server, page } = await aKeptWall();
	// The page has started: until then it is a page without script.
	await page.goto(`${server.url}/account`, { waitUntil: 'networkidle' });
	await page.evaluate(() => localStorage.setItem('demarche.draft', 'kept'));
	await page.getByRole('button', { name: 'Sign out' }).click();
	await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
	expect(await page.evaluate(() => localStorage.getItem('demarche.draft'))).toBe('kept');
});

/** Ann may no longer read the board. */
async function shutOut(server: BuiltServer): Promise<void> {
	const admin = await adminOf(server);
	const people = await fetch(`${server.url}/people`, { headers: { cookie: admin } });
	const words = await people.text();
	const id = /name="id" value="([^"]+)"/.exec(words.slice(words.indexOf('Ann Smith')))?.[1] ?? '';
	await post(server, '/people?/role', { id, board: 'us-china', role: '' }, admin);
}

test('X15: a wall that one may no longer read is not shown without the server either', async () => {
	const { server, page } = await aKeptWall();
	await shutOut(server);
	expect((await page.goto(server.url + WALL))?.status()).toBe(404);
	expect(await isShown(page, server)).toBe(false);
});

test('X15: a wall that is open when one may no longer read it keeps nothing to be shown without the server', async () => {
	const { server, page } = await aKeptWall();
	await shutOut(server);
	await expect.poll(() => keptPages(page), { timeout: 20_000 }).toBe(0);
	// What is kept as a page is left would be kept here.
	await page.goto(server.url);
	expect(await keptBoards(page)).toEqual([]);
	expect(await isShown(page, server)).toBe(false);
});
