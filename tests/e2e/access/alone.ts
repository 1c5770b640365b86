import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { anAccount } from '../harness/accounts.ts';
import { openBrowser, openPage } from '../harness/browser.ts';
import { carry, live, makeBoard } from '../harness/desk.ts';
import { BuiltServer } from '../harness/server.ts';
import { Hand } from './keyboard.ts';

/** What everybody in the tests of a file does is done with this hand, on this page. */
export let hand: Hand;
export let page: Page;
/** Of all the tests of a file. */
export let server: BuiltServer;
/** An admin of its board. */
export let ann: Awaited<ReturnType<typeof anAccount>>;

let browser: Browser;
beforeAll(async () => {
	[server, browser] = await Promise.all([
		BuiltServer.start({ DEMARCHE_SAMPLE: 'off' }),
		openBrowser()
	]);
	await makeBoard(server);
	ann = await anAccount(server, 'Ann Smith', { role: 'admin' });
});
afterAll(async () => {
	await browser.close();
	await server.dispose();
});
beforeEach(async () => {
	page = await openPage(browser);
	hand = await Hand.on(page);
});
afterEach(async () => {
	expect(hand.pointed).toBe(0);
	await page.context().close();
});

/** Somebody who has signed in, Ann unless it says who, at an address. */
export async function at(path: string, cookie = ann.cookie): Promise<void> {
	await carry(page, server, cookie);
	await page.goto(server.url + path, { waitUntil: 'networkidle' });
}

/** Ann at a page of her board that is live, and whose forms are there. */
export async function atBoard(path = ''): Promise<void> {
	await at(`/b/us-china${path}`);
	await live(page);
	if (path.startsWith('/i/')) await page.locator('[data-prepared]').waitFor({ state: 'attached' });
}
