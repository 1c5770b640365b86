import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { live, makeBoard } from './harness/desk.ts';
import { aPage, aServer } from './harness/world.ts';

const SCRIPTS = '**/_app/immutable/**/*.js';

/** The network takes away what the page loads next, and is back. */
async function missNext(page: Page): Promise<void> {
	const missed = page.waitForEvent('requestfailed', (request) => request.url().endsWith('.js'));
	await page.route(SCRIPTS, (route) => route.abort());
	await missed;
	await page.unroute(SCRIPTS);
}

test('V40: a page that a part of did not reach says so, and has it once it is loaded anew', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const page = await aPage();
	await page.goto(`${server.url}/b/us-china`);
	await missNext(page);
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
	await wall.goto(`${server.url}/wall/us-china?scenes=overview,agenda&seconds=5`);
	let loads = 0;
	wall.on('load', () => (loads += 1));
	await missNext(wall);
	const agenda = wall.getByRole('heading', { name: 'The next sixty days' });
	await agenda.waitFor();
	expect(loads).toBe(1);
});
