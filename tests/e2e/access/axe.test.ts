import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage } from '../harness/browser.ts';
import { PAGES } from '../security/routes.ts';
import { aHouse, type House } from './house.ts';
import { RARE_STATES } from './rare-states.ts';
import { enter, STATES, type State } from './states.ts';

declare global {
	interface Window {
		axe: typeof axe;
	}
}

let house: House;
let browser: Browser;
beforeAll(async () => {
	[house, browser] = await Promise.all([aHouse(), openBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await house.dispose();
});

/** Those of axe's rules that a theme can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds, each in a line that says where. */
async function findingsOn(page: Page, theme: 'light' | 'dark', rules: string[]): Promise<string[]> {
	return page.evaluate(
		async ({ theme, rules }) => {
			document.documentElement.dataset['theme'] = theme;
			const runOnly = rules.length > 0 && { runOnly: { type: 'rule' as const, values: rules } };
			const { violations } = await window.axe.run(document, {
				resultTypes: ['violations'],
				...runOnly
			});
			return violations.flatMap(({ id, nodes }) =>
				nodes.map(({ target, failureSummary }) =>
					[theme, id, target.join(' '), failureSummary?.replace(/\s+/g, ' ')].join(' | ')
				)
			);
		},
		{ theme, rules }
	);
}

async function findingsIn(state: State): Promise<string[]> {
	const page = await openPage(browser, { reducedMotion: true });
	try {
		await enter(page, house, state);
		await page.evaluate(axe.source);
		// The themes differ in nothing but colours.
		return [
			...(await findingsOn(page, 'light', [])),
			...(await findingsOn(page, 'dark', COLOUR_RULES))
		];
	} finally {
		await page.context().close();
	}
}

test('Z1: every page is looked at', () => {
	expect(Object.keys(STATES).sort()).toEqual([...PAGES].sort());
});

test.each([...Object.entries(STATES), ...Object.entries(RARE_STATES)])(
	'Z1: axe finds nothing on %s, in either theme',
	async (_, states) => {
		const findings: Record<string, string[]> = {};
		for (const [index, state] of states.entries()) {
			const found = await findingsIn(state);
			if (found.length > 0) findings[`${index}: ${String(state.path)}`] = found;
		}
		expect(findings).toEqual({});
	}
);
