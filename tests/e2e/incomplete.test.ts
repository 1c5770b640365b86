import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { live, makeBoard } from './harness/desk.ts';
import { aPage, aServer } from './harness/world.ts';

const SCRIPTS = '**/_app/immutable/**/*.js';

/** Opens a page from which the network takes away the first thing that it loads once it has started (as `started` shows), and is back. */
async function openMissing(page: Page, address: string, started: string): Promise<void> {
	let isAway = true;
	const missed = page.waitForEvent('requestfailed', (request) => request.url().endsWith('.js'));
	await page.route(SCRIPTS, async (route) => {
		if (isAway && (await page.locator(started).count())) await route.abort();
		else await route.continue();
	});
	await page.goto(address);
	await missed;
	isAway = false;
}

test('V40: a page that a part of did not reach says so, and has it once it is loaded anew', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const page = await aPage();
	await openMissing(page, `${server.url}/b/us-china`, '[data-state=live]');
	await live(page);
	const notice = page.getByRole('alert').filter({ hasText: 'A part of this page did not load' });
	await notice.getByRole('button', { name: 'Load the page again' }).click();
	await page.locator('[data-prepared]').waitFor({ state: 'attached' });
	expect(await notice.count()).toBe(0);
});

test('V40: a wall that a scene did not reach loads itself anew, once, and shows it', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const wall = await aPage({ theme: 'dark', width: 1280, height: 720 });
	let loads = 0;
	wall.on('load', () => (loads += 1));
	const address = `${server.url}/wall/us-china?scenes=overview,agenda&seconds=5`;
	await openMissing(wall, address, 'html[data-started]');
	await expect.poll(() => loads).toBe(2);
	const agenda = wall.getByRole('heading', { name: 'The next sixty days' });
	await agenda.waitFor();
	expect(loads).toBe(2);
});
