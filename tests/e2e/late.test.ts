import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aSlowConnection, holding } from './harness/browser.ts';
import { introduce, live, makeBoard } from './harness/desk.ts';
import { BuiltServer } from './harness/server.ts';
import { aPage } from './harness/world.ts';

let server: BuiltServer;
let board: string;
beforeAll(async () => {
	server = await BuiltServer.start({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	board = `${server.url}/b/us-china`;
});
afterAll(() => server.dispose());

/** Until what is done at once has been done. */
const settled = (page: Page) => page.evaluate(() => new Promise((over) => setTimeout(over)));

/** The page of an editor. */
async function aDesk(path: string) {
	const page = await aPage();
	const connection = await aSlowConnection(page);
	await introduce(page, server, 'Ann Archer');
	await page.goto(board + path);
	await live(page);
	await page.locator('[data-prepared]').waitFor({ state: 'attached' });
	return { page, connection };
}

test.each(['on their way', 'there'])(
	'B11: whoever leaves a form while it is sent, and is %s when it is answered, is not led back',
	async (where) => {
		const { page, connection } = await aDesk('/new');
		const title = `A matter of those ${where}`;
		const letLeave = await holding(page, '**/trends/__data.json*');
		await page.getByLabel('Title').fill(title);
		connection.hold();
		await page.getByRole('button', { name: 'Open the issue' }).click();
		const left = page.waitForRequest('**/trends/__data.json*');
		await page.getByRole('link', { name: 'Trends' }).click();
		await left;
		if (where === 'there') {
			letLeave();
			await page.waitForURL(/trends$/);
		}
		const back: string[] = [];
		page.on('request', (each) => each.url().includes('/i/') && back.push(each.url()));
		connection.letGo();
		await page.getByRole('status').filter({ hasText: title }).waitFor();
		await settled(page);
		letLeave();
		await page.waitForURL(/trends$/);
		await settled(page);
		expect(back).toEqual([]);
	}
);

test('B11: what is written into a quick assessment while it is sent stays, and so does its dialog', async () => {
	const { page, connection } = await aDesk('');
	await page.keyboard.press('j');
	await page.keyboard.press('4');
	await page.getByRole('dialog').waitFor();
	connection.hold();
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: 'Sending' }).waitFor();
	const why = page.getByRole('dialog').getByLabel('Why');
	await why.fill('They met in Geneva');
	connection.letGo();
	await page.getByRole('dialog').getByRole('button', { name: 'Assess', exact: true }).waitFor();
	expect(await why.inputValue()).toBe('They met in Geneva');
});
