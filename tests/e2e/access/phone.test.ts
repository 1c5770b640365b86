import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage } from '../harness/browser.ts';
import { aHouse, type House } from './house.ts';
import { RARE_STATES } from './rare-states.ts';
import { enter, STATES } from './states.ts';

const PHONE = { width: 390, height: 844 };

let house: House;
let browser: Browser;
beforeAll(async () => {
	[house, browser] = await Promise.all([aHouse(), openBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await house.dispose();
});

/** What reaches past the right edge of the screen, as the page's width and the elements that do. */
const reachingOut = (page: Page) =>
	page.evaluate(() => {
		const width = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= width) return null;
		const wide = [...document.querySelectorAll('body *')].filter(
			(element) => element.getBoundingClientRect().right > width + 1
		);
		return wide
			.slice(0, 8)
			.map(({ tagName, className, textContent }) =>
				[tagName, className, textContent.trim().slice(0, 40)].join(' | ')
			);
	});

// A wall is made for a screen on a wall, and scales itself.
const PAGES = [
	...Object.entries(STATES).filter(([route]) => !route.startsWith('/wall')),
	...Object.entries(RARE_STATES)
];

test.each(PAGES)('Z4: on a phone, nothing of %s is wider than the screen', async (_, states) => {
	const found: Record<string, string[]> = {};
	for (const [index, state] of states.entries()) {
		const page = await openPage(browser, { ...PHONE, reducedMotion: true });
		try {
			await enter(page, house, state);
			const wide = await reachingOut(page);
			if (wide) found[`${index}: ${String(state.path)}`] = wide;
		} finally {
			await page.context().close();
		}
	}
	expect(found).toEqual({});
});

test.each(['', '/search'])(
	'Z4: on a phone, the view that is looked at is in sight among the views, and they are scrolled: %s',
	async (end) => {
		const page = await openPage(browser, { ...PHONE, reducedMotion: true });
		try {
			await page.goto(`${house.server.url}/b/us-china${end}`);
			const views = page.getByRole('navigation', { name: 'Views' });
			const current = () =>
				views.locator('[aria-current]').evaluate((link) => {
					const { left, right } = link.getBoundingClientRect();
					return left >= 0 && right <= document.documentElement.clientWidth;
				});
			await expect.poll(current).toBe(true);
			const other = end === '' ? 1000 : -1000;
			await views.evaluate((row, by) => row.scrollBy(by, 0), other);
			await expect.poll(current).toBe(false);
		} finally {
			await page.context().close();
		}
	}
);
