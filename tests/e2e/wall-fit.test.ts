import type { Page } from 'playwright-core';
import { beforeAll, afterAll, expect, test } from 'vitest';
import { installFastClock } from '../bench/fast-clock.ts';
import { ask } from './harness/ask.ts';
import { crowdedBoard, type Language } from './harness/crowded-board.ts';
import { SCREENS } from './harness/screens.ts';
import { BuiltServer } from './harness/server.ts';
import { misplacedTexts, scrolls } from './harness/text-places.ts';
import { aPage, complaintsOf } from './harness/world.ts';

const BOARDS = [1, 13, 60].flatMap((issues): [number, Language][] => [
	[issues, 'English'],
	[issues, 'Chinese']
]);

const slugOf = (issues: number, language: Language) => `${language.toLowerCase()}-${issues}`;
const today = new Date().toISOString().slice(0, 10);

let server: BuiltServer;
beforeAll(async () => {
	server = await BuiltServer.start({ DEMARCHE_SAMPLE: 'off' });
	for (const [issues, language] of BOARDS) {
		await ask(server, slugOf(issues, language), ...crowdedBoard(issues, language, today));
	}
}, 120_000);
afterAll(() => server.dispose());

async function open(page: Page, path: string): Promise<void> {
	const address = new URL(`${server.url}/wall/${path}`);
	address.searchParams.set('scenes', 'overview');
	await page.goto(address.href);
	await page.locator('.wall[data-link=live]').waitFor();
	await page.evaluate(() => document.fonts.ready);
}

const titlesOn = (page: Page) =>
	page
		.locator('.layer[data-front] article')
		.evaluateAll((cards) => cards.map((card) => card.ariaLabel));

/** Looks at every page of the wall in turn, by the key that turns. */
async function eachPage(page: Page, look: () => Promise<void>): Promise<void> {
	const place = await page.locator('.wall > footer .place').textContent();
	const pages = Number(/of (\d+)/.exec(place ?? '')?.[1] ?? 1);
	for (let turn = 1; turn <= pages; turn += 1) {
		await look();
		if (turn === pages) return;
		await page.keyboard.press('ArrowRight');
		await page.getByText(`Page ${turn + 1} of ${pages}`).waitFor();
		await page.waitForFunction(() => document.querySelectorAll('.layer').length === 1);
	}
}

test.each(SCREENS)(
	'W2, W3: at $width by $height every issue is on one page, with its texts in their places',
	async (screen) => {
		const page = await aPage({ theme: 'dark', ...screen });
		const complaints = complaintsOf(page);
		for (const [issues, language] of BOARDS) {
			await open(page, slugOf(issues, language));
			const seen: (string | null)[] = [];
			await eachPage(page, async () => {
				seen.push(...(await titlesOn(page)));
				expect(await misplacedTexts(page)).toEqual([]);
				expect(await scrolls(page)).toBe(false);
			});
			expect(seen).toHaveLength(issues);
			expect(new Set(seen).size).toBe(issues);
		}
		expect(complaints).toEqual([]);
	}
);

test.each(['distance=5&diagonal=65', 'distance=3&diagonal=75', 'size=small', 'size=huge'])(
	'W1: texts are in their places, none smaller than the smallest: %s',
	async (query) => {
		for (const screen of SCREENS) {
			const page = await aPage({ theme: 'dark', ...screen });
			await open(page, `${slugOf(13, 'English')}?${query}`);
			expect(await misplacedTexts(page)).toEqual([]);
			const { smallest, base } = await page.evaluate(() => {
				const sizeOf = (element: Element) => parseFloat(getComputedStyle(element).fontSize);
				const wall = document.querySelector('.wall');
				const texts = [...document.querySelectorAll('.wall *')].filter((each) =>
					[...each.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
				);
				return { smallest: Math.min(...texts.map(sizeOf)), base: wall ? sizeOf(wall) : Infinity };
			});
			expect(smallest).toBeGreaterThanOrEqual(base - 0.01);
			await page.context().close();
		}
	}
);

/** Where each large text of the wall is, in the order of the page. */
const largeTexts = (page: Page) =>
	page.evaluate(() => {
		const sizeOf = (element: Element) => parseFloat(getComputedStyle(element).fontSize);
		const base = sizeOf(document.querySelector('.wall') ?? document.body);
		return [...document.querySelectorAll('.wall *')]
			.filter((each) => each.checkVisibility() && sizeOf(each) > base * 1.5)
			.filter(({ childNodes }) =>
				[...childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim())
			)
			.map((each) => {
				const { left, right, top, bottom } = each.getBoundingClientRect();
				return { words: each.textContent, left, right, top, bottom };
			});
	});

/** Turns the wall and what is on it. */
const turn = (page: Page) =>
	page
		.locator('.wall, .layer')
		.evaluateAll((parts) => parts.forEach((part) => part.setAttribute('data-turned', '')));

test('W13: a wall that is turned has all its texts in their places, and no large one where it was', async () => {
	for (const screen of SCREENS) {
		const page = await aPage({ theme: 'dark', ...screen });
		await open(page, slugOf(13, 'English'));
		const before = await largeTexts(page);
		await turn(page);
		expect(await misplacedTexts(page)).toEqual([]);
		const after = await largeTexts(page);
		expect(after.map(({ words }) => words)).toEqual(before.map(({ words }) => words));
		expect(after.length).toBeGreaterThan(5);
		const still = after.filter((now, index) => {
			const then = before[index] ?? now;
			const isBeside = now.left >= then.right || now.right <= then.left;
			return !isBeside && now.top < then.bottom && now.bottom > then.top;
		});
		expect(still, `${screen.width}x${screen.height}`).toEqual([]);
		await page.context().close();
	}
});

test('W13: a wall is turned when it has been on for half a day and the scene that is shown then leaves', async () => {
	const page = await aPage({ theme: 'dark', width: 1280, height: 720 });
	await page.addInitScript(installFastClock);
	// Half a day falls in the midst of a scene.
	await page.goto(`${server.url}/wall/${slugOf(1, 'English')}?scenes=overview,latest&seconds=420`);
	await page.locator('.wall[data-link=live]').waitFor();
	const pass = (seconds: number) =>
		page.evaluate(async (all) => {
			const clock = Reflect.get(window, 'demarcheClock');
			for (let passed = 0; passed < all; passed += 30) await clock.advance(30_000);
		}, seconds);
	const isTurned = () => page.locator('.wall').evaluate((wall) => 'turned' in wall.dataset);
	await pass(12 * 3600);
	expect(await isTurned()).toBe(false);
	await pass(450);
	expect(await isTurned()).toBe(true);
	await pass(12 * 3600);
	expect(await isTurned()).toBe(false);
});

test('W13: the scene that leaves while the wall is turned keeps its sides until it has gone', async () => {
	const page = await aPage({ theme: 'dark', width: 1280, height: 720 });
	await page.addInitScript(installFastClock);
	await page.goto(`${server.url}/wall/${slugOf(1, 'English')}?scenes=overview,latest&seconds=420`);
	await page.locator('.wall[data-link=live]').waitFor();
	/** Lets time pass in such steps until the wall is turned; the layers then, whether in front and turned. */
	const layers = (step: number, most: number) =>
		page.evaluate(
			async ([ms, all]) => {
				const clock = Reflect.get(window, 'demarcheClock');
				const isTurned = () => document.querySelector('.wall')?.hasAttribute('data-turned');
				for (let passed = 0; passed < all && !isTurned(); passed += ms) await clock.advance(ms);
				return Array.from(document.querySelectorAll('.layer'), (layer) => [
					layer.hasAttribute('data-front'),
					layer.hasAttribute('data-turned')
				]);
			},
			[step, most] as const
		);
	// A scene has time to get ready only where time passes in small steps.
	expect(await layers(30_000, 12 * 3_600_000 - 450_000)).toEqual([[true, false]]);
	expect(await layers(1000, 900_000)).toEqual([
		[true, true],
		[false, false]
	]);
});

test('W13: what says that a turned wall is live, and whose it is, stands at its edges', async () => {
	for (const screen of SCREENS) {
		const page = await aPage({ theme: 'dark', ...screen });
		await open(page, slugOf(13, 'English'));
		await turn(page);
		const edges = await page.evaluate(() => {
			const boxOf = (of: string) => document.querySelector(of)?.getBoundingClientRect();
			const em = parseFloat(
				getComputedStyle(document.querySelector('.wall') ?? document.body).fontSize
			);
			const left = boxOf('.wall .link output i')?.left ?? NaN;
			const right = boxOf('.wall > header h1')?.right ?? NaN;
			return [left / em, (innerWidth - right) / em];
		});
		for (const edge of edges) expect(edge, `${screen.width}x${screen.height}`).toBeLessThan(3);
		await page.context().close();
	}
});

test('W3: all cards are there without script', async () => {
	const page = await aPage({ theme: 'dark', width: 1920, height: 1080, script: false });
	await page.goto(`${server.url}/wall/${slugOf(13, 'English')}?scenes=overview`);
	expect(await titlesOn(page)).toHaveLength(13);
	expect(await misplacedTexts(page)).toEqual([]);
});

test('W1: a wrong word in the address is refused with what is wrong', async () => {
	const response = await fetch(`${server.url}/wall/${slugOf(1, 'English')}?size=enormous`);
	expect(response.status).toBe(422);
	expect(await response.text()).toContain('size');
});

test('W1: a wall of a board that does not exist is not found', async () => {
	expect((await fetch(`${server.url}/wall/atlantis`)).status).toBe(404);
});
