import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { CommandInput } from '#lib/domain/command.ts';
import { ask } from './harness/ask.ts';
import { aPage, aServer } from './harness/world.ts';

const WITHIN = { timeout: 20_000 };
const rename = (title: string): CommandInput => ({
	type: 'issue.edit',
	issue: 'tariffs-and-trade',
	title
});

/** A page that gets no socket of any kind until it is let, with a clock that can be moved on. */
async function cutOff(): Promise<{ page: Page; let: () => Promise<void> }> {
	const page = await aPage();
	await page.clock.install();
	let isShut = true;
	await page.routeWebSocket(/./, (socket) => (isShut ? socket.close() : socket.connectToServer()));
	await page.route('**/socket.io/**', (route) => (isShut ? route.abort() : route.continue()));
	return {
		page,
		let: async () => {
			isShut = false;
			await page.evaluate(() => dispatchEvent(new Event('online')));
		}
	};
}

test('V37: a board and a wall that get no socket show what others commit, say as of when, and are live once they get one', async () => {
	const server = await aServer();
	const cut = await Promise.all([cutOff(), cutOff()]);
	const [board, wall] = cut.map(({ page }) => page);
	const pages = [board, wall].filter((page) => page !== undefined);
	const asked: (string | undefined)[] = [];
	for (const page of pages) {
		page.on('request', async (request) => {
			if (request.url().includes('/changes?since='))
				asked.push((await request.allHeaders())['cookie'] ?? 'none');
		});
	}
	const { url } = server;
	for (const page of pages)
		await page.context().addCookies([{ name: 'demarche_at', value: 'here', url }]);
	await Promise.all([
		board?.goto(`${url}/b/us-china`),
		wall?.goto(`${url}/wall/us-china?scenes=overview`)
	]);
	await ask(server, 'us-china', rename('Told without a socket'));
	const toldWithout = async (page: Page) => {
		await page.locator('[data-state=stale]').first().waitFor(WITHIN);
		await page.clock.fastForward(32_000);
		await page.getByText('Told without a socket', { exact: true }).first().waitFor(WITHIN);
		await page.getByText('No live connection: asked again every 30 s or so').waitFor(WITHIN);
		expect(await page.locator('[data-state=live]').count()).toBe(0);
		expect(await page.locator('[data-state=stale]').count()).toBeGreaterThan(0);
	};
	await Promise.all(pages.map(toldWithout));
	expect(asked).toEqual(['none', 'none']);
	const asOf = await board?.locator('output time').getAttribute('datetime');
	// Its own clock is half a minute ahead by now: the moment is the server's.
	expect(Math.abs(Date.now() - Date.parse(asOf ?? ''))).toBeLessThan(15_000);
	await Promise.all(cut.map((each) => each.let()));
	await ask(server, 'us-china', rename('Told by a socket'));
	const toldLive = async (page: Page) => {
		await page.locator('[data-state=live]').first().waitFor(WITHIN);
		await page.getByText('Told by a socket', { exact: true }).first().waitFor(WITHIN);
		expect(await page.getByText('No live connection').count()).toBe(0);
	};
	await Promise.all(pages.map(toldLive));
});
