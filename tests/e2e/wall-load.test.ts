import type { Page } from 'playwright-core';
import { beforeAll, afterAll, expect, test } from 'vitest';
import { ask } from './harness/ask.ts';
import { crowdedBoard } from './harness/crowded-board.ts';
import { SCREENS } from './harness/screens.ts';
import { BuiltServer } from './harness/server.ts';
import { aPage } from './harness/world.ts';

const BOARD = 'thirteen';

let server: BuiltServer;
beforeAll(async () => {
	server = await BuiltServer.start({ DEMARCHE_SAMPLE: 'off' });
	await ask(server, BOARD, ...crowdedBoard(13, 'English', new Date().toISOString().slice(0, 10)));
});
afterAll(() => server.dispose());

/** In a page: comes true once what there is has been drawn. */
const drawn = () =>
	new Promise<true>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(true))));

/** Keeps a page's fonts away until the returned function is called. */
async function withhold(page: Page): Promise<() => void> {
	let letCome = () => {};
	const asked = new Promise<void>((resolve) => (letCome = resolve));
	await page.route('**/*.woff2', (route) => asked.then(() => route.continue()));
	return letCome;
}

test('W3: nothing shifts while the wall loads, on a screen that the server knows and on one that it does not, whose fonts are late', async () => {
	for (const screen of SCREENS) {
		const page = await aPage({ theme: 'dark', ...screen });
		await page.addInitScript(() => {
			Reflect.set(window, 'shift', []);
			new PerformanceObserver((list) => {
				for (const entry of list.getEntries()) {
					const moved = Array.from(Reflect.get(entry, 'sources'), (source) =>
						String(Reflect.get(Object(source), 'node')?.parentElement?.outerHTML).slice(0, 300)
					);
					Reflect.set(window, 'shift', [...Reflect.get(window, 'shift'), ...moved]);
				}
			}).observe({ type: 'layout-shift', buffered: true });
		});
		const letCome = await withhold(page);
		await page.goto(`${server.url}/wall/${BOARD}`, { waitUntil: 'commit' });
		await page.locator('.wall').waitFor({ state: 'attached' });
		await page.evaluate(drawn);
		letCome();
		await page.locator('.wall[data-link=live]').waitFor();
		await page.evaluate(() => document.fonts.ready);
		await page.evaluate(drawn);
		expect(await page.evaluate(() => Reflect.get(window, 'shift'))).toEqual([]);
	}
});

test('W3: a wall whose fonts never come is shown without them', async () => {
	const page = await aPage({ theme: 'dark', width: 1920, height: 1080 });
	await withhold(page);
	await page.goto(`${server.url}/wall/${BOARD}`, { waitUntil: 'commit' });
	await page.locator('.wall[data-link=live]').waitFor();
});
