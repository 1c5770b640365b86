import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminOf } from '../harness/accounts.ts';
import { openBrowser, openPage } from '../harness/browser.ts';
import { carry } from '../harness/desk.ts';
import { PAGES } from '../security/routes.ts';
import { aHouse, BARE, FULL, type House } from './house.ts';

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
	await house.server.dispose();
});

/** A state of a page: where it is, and what is opened there. */
interface State {
	readonly path: string | ((house: House) => string);
	/** Who looks at it: the admin unless it says nobody. */
	readonly nobody?: boolean;
	readonly open?: (page: Page) => Promise<unknown>;
}

/** Every form, menu and fold that a page keeps shut. */
const allFolds = (page: Page) =>
	page.evaluate(() => {
		for (const fold of document.querySelectorAll('details')) {
			fold.removeAttribute('name');
			fold.open = true;
		}
	});

/** Until then a wall is dim, since it may be old. */
const live = (page: Page) => page.locator('.wall[data-link="live"]').waitFor();

const pressing = (key: string) => async (page: Page) => {
	await page.locator('[data-state="live"]').first().waitFor();
	await page.keyboard.press(key);
	await page.getByRole('dialog').waitFor();
};

const quickAssessing = async (page: Page) => {
	await page.locator('[data-state="live"]').first().waitFor();
	await page.keyboard.press('j');
	await pressing('a')(page);
};

const arrived = (page: Page) => page.getByText('Is this still so?').waitFor();

const naming = async (page: Page) => {
	await page.getByLabel('Comment', { exact: true }).pressSequentially('@');
	await page.getByRole('listbox', { name: 'People of the desk' }).waitFor();
};

const at = (path: string, open?: State['open']): State => ({ path, ...(open && { open }) });
const both = (end: string, open?: State['open']): State[] => [
	at(`/b/${FULL}${end}`, open),
	at(`/b/${BARE}${end}`, open)
];

/** Whoever adds a page says here in which states it is looked at. */
const STATES: Readonly<Record<string, readonly State[]>> = {
	'/': [at('/'), { path: '/', nobody: true }],
	'/account': [at('/account', allFolds)],
	'/people': [at('/people', allFolds)],
	'/inbox': [at('/inbox', arrived), at('/inbox?after=1.bare.1')],
	'/sign-in': [{ path: '/sign-in', nobody: true }],
	'/sign-in/second': [{ path: '/sign-in/second', nobody: true }],
	'/sign-up': [{ path: '/sign-up', nobody: true }],
	'/join/[secret]': [{ path: ({ join }) => join, nobody: true }],
	'/password': [{ path: '/password', nobody: true }],
	'/password/[secret]': [{ path: ({ password }) => password, nobody: true }],
	'/boards/new': [at('/boards/new')],
	'/boards/deleted': [at('/boards/deleted')],
	'/displays': [at('/displays', allFolds), { path: '/displays', nobody: true }],
	'/displays/pair': [at('/displays/pair')],
	'/wall': [{ path: '/wall', nobody: true }],
	'/wall/[board]': [at(`/wall/${FULL}`, live), at(`/wall/${BARE}`, live)],
	'/wall/[board]/past': [at(`/wall/${FULL}/past?at=2025-01-01&as=judged`, allFolds)],
	'/b/[board]': [
		...both(''),
		{ path: `/b/${FULL}`, nobody: true },
		at(`/b/${FULL}?view=list`),
		at(`/b/${FULL}?q=nothing-is-like-this`),
		at(`/b/${FULL}?at=2024-06-01`, allFolds),
		at(`/b/${FULL}`, pressing('Control+k')),
		at(`/b/${FULL}`, pressing('?')),
		at(`/b/${FULL}`, quickAssessing)
	],
	'/b/[board]/new': both('/new'),
	'/b/[board]/record': both('/record', allFolds),
	'/b/[board]/i/[issue]': [
		at(`/b/${FULL}/i/taiwan`, allFolds),
		at(`/b/${FULL}/i/taiwan`, naming),
		{ path: `/b/${FULL}/i/taiwan`, nobody: true },
		at(`/b/${FULL}/i/taiwan?at=2024-06-01`)
	],
	'/b/[board]/i/[issue]/dossier': [at(`/b/${FULL}/i/taiwan/dossier`, allFolds)],
	'/b/[board]/settings': both('/settings', allFolds),
	'/b/[board]/history': [
		...both('/history', allFolds),
		at(`/b/${FULL}/history?q=nothing-is-like-this`)
	],
	'/b/[board]/search': [at(`/b/${FULL}/search?q=taiwan`), ...both('/search')],
	'/b/[board]/timeline': [...both('/timeline', allFolds)],
	'/b/[board]/trends': [...both('/trends', allFolds)],
	'/b/[board]/compare': [
		at(`/b/${FULL}/compare?from=2024-01-01&to=2026-01-01`),
		...both('/compare')
	]
};

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

async function findingsIn({ path, nobody = false, open }: State): Promise<string[]> {
	const page = await openPage(browser, { reducedMotion: true });
	try {
		if (!nobody) await carry(page, house.server, await adminOf(house.server));
		const where = typeof path === 'string' ? path : path(house);
		const answer = await page.goto(house.server.url + where, { waitUntil: 'load' });
		expect([where, answer?.status()]).toEqual([where, 200]);
		await open?.(page);
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

test.each(Object.entries(STATES))(
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
