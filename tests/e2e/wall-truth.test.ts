import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from './harness/ask.ts';
import { crowdedBoard, issueAt } from './harness/crowded-board.ts';
import type { BuiltServer } from './harness/server.ts';
import { aPage, aServer } from './harness/world.ts';

const WITHIN = 20_000;
const today = new Date().toISOString().slice(0, 10);
const firstIssue = issueAt(0, 'English');

async function aBoardOf(issues: number): Promise<BuiltServer> {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await ask(server, 'crowd', ...crowdedBoard(issues, 'English', today));
	return server;
}

async function aWall(server: BuiltServer, query = 'scenes=overview'): Promise<Page> {
	const page = await aPage({ theme: 'dark', width: 1920, height: 1080 });
	await page.goto(`${server.url}/wall/crowd?${query}`);
	await page.locator('.wall[data-link=live]').waitFor();
	return page;
}

const card = (page: Page, issue = firstIssue) => page.locator(`article[data-issue="${issue}"]`);

const assess = (server: BuiltServer, tension: number, issue = firstIssue) =>
	ask(server, 'crowd', { type: 'issue.assess', issue, tension });

/** Every card says how old it is, and is dim. */
async function isOld(page: Page): Promise<void> {
	await page.locator('.wall:not([data-link=live])').waitFor({ timeout: WITHIN });
	const cards = page.locator('article');
	expect(await page.locator('article .as-of').count()).toBe(await cards.count());
	expect(await page.locator('article .as-of').first().textContent()).toMatch(/^as of \d\d:\d\d$/);
	await page.waitForFunction(() => {
		const title = document.querySelector('article h2');
		return title !== null && Number(getComputedStyle(title).opacity) < 0.6;
	});
}

test('W11: a server that is killed makes the wall say how old it is; back, it is live with what came since', async () => {
	const server = await aBoardOf(5);
	const page = await aWall(server);
	await server.kill();
	await isOld(page);
	await server.resume();
	await assess(server, 87);
	await card(page).getByText('87', { exact: true }).waitFor();
	await page.locator('.wall[data-link=live]').waitFor();
	expect(await page.locator('article .as-of').count()).toBe(0);
});

test('W11: a server that stops in silence, its sockets open, is noticed within twenty seconds', async () => {
	const server = await aBoardOf(5);
	const page = await aWall(server);
	process.kill(server.pid, 'SIGSTOP');
	await isOld(page);
	process.kill(server.pid, 'SIGCONT');
	await page.locator('.wall[data-link=live]').waitFor();
});

test('W11: reloaded without the network, the wall shows what it last knew and how old it is', async () => {
	const server = await aBoardOf(5);
	const page = await aWall(server);
	await assess(server, 87);
	await card(page).getByText('87', { exact: true }).waitFor();
	const keptPages = () =>
		page.evaluate(async () => (await (await caches.open('demarche-wall-pages')).keys()).length);
	await expect.poll(keptPages, { timeout: WITHIN }).toBeGreaterThan(0);
	await page.waitForFunction(() => localStorage.getItem('demarche.wall.crowd')?.includes(':87'));
	await page.context().setOffline(true);
	await server.kill();
	await page.reload();
	await card(page).getByText('87', { exact: true }).waitFor();
	await isOld(page);
	await server.resume();
	await page.context().setOffline(false);
	await page.locator('.wall[data-link=live]').waitFor();
});

/** Of the scene in front: whether it says how old it is, and what of it is neither dim, a heading nor that. */
const brightTexts = (page: Page) =>
	page.evaluate(() => {
		const front = document.querySelector('.layer[data-front] .whole');
		const opacityOf = (element: Element | null): number =>
			element && element !== front
				? Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement)
				: 1;
		const says = [...(front?.querySelectorAll('.as-of') ?? [])];
		const bright = [...(front?.querySelectorAll('*') ?? [])]
			.filter((each) => !each.closest('h2, .as-of') && opacityOf(each) > 0.6)
			.filter(({ childNodes }) =>
				[...childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim())
			);
		return {
			says: says.map((each) => `${each.textContent} ${opacityOf(each)}`),
			bright: bright.map(({ textContent }) => textContent)
		};
	});

test('W11: every scene is dim and says how old it is, and the index is dim', async () => {
	const server = await aBoardOf(5);
	const page = await aWall(server, 'scenes=agenda,latest,trends,each&seconds=600');
	await page.locator('html[data-prepared]').waitFor();
	await server.kill();
	await page.locator('.wall:not([data-link=live])').waitFor({ timeout: WITHIN });
	for (const scene of [1, 2, 3, 4]) {
		await page.getByText(`Page ${scene} of 4`).waitFor();
		await page.waitForFunction(() => document.querySelectorAll('.layer').length === 1);
		const { says, bright } = await brightTexts(page);
		expect(says).toEqual([expect.stringMatching(/^as of \d\d:\d\d 1$/)]);
		expect(bright).toEqual([]);
		await page.keyboard.press('ArrowRight');
	}
	const index = page.locator('.wall > header .figure').first();
	expect(Number(await index.evaluate((each) => getComputedStyle(each).opacity))).toBeLessThan(0.6);
});

test('W8, W14: a grave worsening interrupts with old and new, the reason and the source, and is read out', async () => {
	const server = await aBoardOf(5);
	await ask(server, 'crowd', {
		type: 'issue.assess',
		issue: firstIssue,
		status: 'progress',
		tension: 30
	});
	const page = await aWall(server);
	await ask(server, 'crowd', {
		type: 'issue.assess',
		issue: firstIssue,
		status: 'rupture',
		tension: 90,
		note: 'Both sides recalled their envoys',
		source: {
			publisher: 'Reuters',
			title: 'Envoys recalled',
			url: 'https://example.org/e',
			date: today
		}
	});
	const scene = page.locator('.layer[data-front] article', {
		hasText: 'Both sides recalled their envoys'
	});
	await scene.waitFor();
	for (const words of ['Progress', 'Rupture', '30', '90', 'Reuters']) {
		expect(await scene.textContent()).toContain(words);
	}
	await page
		.locator('[aria-live]', { hasText: 'Progress to Rupture' })
		.waitFor({ state: 'attached' });
});

test('W5: of two hundred changes in a second, never more than three cards are held up, and all arrive', async () => {
	const server = await aBoardOf(13);
	const page = await aWall(server);
	await page.evaluate(() => {
		Reflect.set(window, 'mostHeld', 0);
		new MutationObserver(() => {
			const held = document.querySelectorAll('[data-held]').length;
			Reflect.set(window, 'mostHeld', Math.max(Reflect.get(window, 'mostHeld'), held));
		}).observe(document.body, { subtree: true, childList: true, attributes: true });
	});
	const changes = Array.from({ length: 200 }, (_, index) => index);
	await Promise.all(
		changes.map((index) => assess(server, index % 100, issueAt(index % 13, 'English')))
	);
	await assess(server, 77);
	await card(page).getByText('77', { exact: true }).waitFor();
	const most = await page.evaluate(() => Number(Reflect.get(window, 'mostHeld')));
	expect(most).toBeGreaterThan(0);
	expect(most).toBeLessThanOrEqual(3);
});

test('W7: a scene that does not come is left out, and rotation goes on', async () => {
	const server = await aBoardOf(5);
	const page = await aWall(server, 'scenes=overview,trends,latest&seconds=5');
	await page.route('**/_app/immutable/**', (route) => route.abort());
	await page.keyboard.press('ArrowRight');
	await page.getByText('Page 1 of 3').waitFor();
	expect(await page.locator('.layer[data-front] article').count()).toBe(5);
});

test('W9: Space holds the scene, right turns it', async () => {
	const server = await aBoardOf(20);
	const page = await aWall(server);
	await page.keyboard.press(' ');
	await page.getByText('Page 1 of 2 · held').waitFor();
	await page.keyboard.press('ArrowRight');
	await page.getByText('Page 2 of 2 · held').waitFor();
	await page.keyboard.press(' ');
	await page.getByText(/Page 2 of 2 · next in \d+ s/).waitFor();
});
