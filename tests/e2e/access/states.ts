import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { adminOf, anAccount, post } from '../harness/accounts.ts';
import { ask } from '../harness/ask.ts';
import { carry } from '../harness/desk.ts';
import { BARE, FULL, PROPOSED, type House } from './house.ts';

/** A state of a page: where it is, and what is opened there. */
export interface State {
	readonly path: string | ((house: House) => string);
	/** Who looks at it: the admin unless it says nobody. */
	readonly nobody?: boolean;
	/** Whether it is of the server on which nothing is yet. */
	readonly isEmpty?: boolean;
	/** What it answers, where that is not 200. */
	readonly status?: number;
	readonly open?: (page: Page, house: House) => Promise<unknown>;
}

/** Every form, menu and fold that a page keeps shut. */
export const allFolds = (page: Page) =>
	page.evaluate(() => {
		for (const fold of document.querySelectorAll('details')) {
			fold.removeAttribute('name');
			fold.open = true;
		}
	});

/** Until then a wall is dim, since it may be old. */
const live = (page: Page) => page.locator('.wall[data-link="live"]').waitFor();

/** A page of a board that takes long to connect looks old, and what looks old has little contrast. */
const connected = (page: Page) =>
	page.waitForFunction(() => document.querySelector('[data-state="catching-up"]') === null);

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

const assess = (page: Page) => page.getByRole('button', { name: 'Assess', exact: true }).click();
const tension = (page: Page) => page.getByRole('spinbutton').first();

/** A race that was lost: both values side by side. */
const racing = async (page: Page, { server }: House) => {
	await page.locator('[data-state="live"]').first().waitFor();
	await tension(page).fill('41');
	await ask(server, FULL, { type: 'issue.assess', issue: 'taiwan', tension: 42, note: 'First' });
	await page.getByText('Changed while you write').waitFor();
	await assess(page);
	await page.getByRole('region', { name: /Not sent/ }).waitFor();
};

/** A proposal of somebody else, with the form to decline it. */
const deciding = async (page: Page) => {
	await page.getByRole('button', { name: 'Confirm', exact: true }).waitFor();
	await allFolds(page);
};

/** Somebody whose session ended while they wrote. */
const signedOut = async (page: Page, { server }: House) => {
	const { cookie } = await anAccount(server, 'Cy Roe');
	await carry(page, server, cookie);
	await page.reload();
	await page.locator('[data-state="live"]').first().waitFor();
	await tension(page).fill('43');
	await post(server, '/sign-out', {}, cookie);
	await page.getByText('Your session has ended').first().waitFor();
	await assess(page);
	await page.getByRole('dialog').waitFor();
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
export const STATES: Readonly<Record<string, readonly State[]>> = {
	'/': [at('/'), { path: '/', nobody: true }, { path: '/nothing/is/here', status: 404 }],
	'/account': [at('/account', allFolds)],
	'/people': [at('/people', allFolds)],
	'/inbox': [at('/inbox', arrived), at('/inbox?after=1.bare.1')],
	'/sign-in': [{ path: '/sign-in', nobody: true }],
	'/sign-in/second': [{ path: '/sign-in/second', nobody: true }],
	'/sign-up': [{ path: '/sign-up', nobody: true }],
	'/join/[secret]': [
		{ path: ({ join }) => join, nobody: true },
		{ path: '/join/made-up', nobody: true, status: 404 }
	],
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
		at(`/b/${FULL}/i/taiwan`, racing),
		at(`/b/${FULL}/i/${PROPOSED}`, deciding),
		{ path: `/b/${FULL}/i/taiwan`, nobody: true, open: signedOut },
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
	'/b/[board]/people/[[person]]': [
		...both('/people', allFolds),
		{ path: `/b/${FULL}/people`, nobody: true },
		at(`/b/${FULL}/people/donald-trump`, allFolds),
		at(`/b/${FULL}/people/donald-trump?with=xi-jinping`)
	],
	'/b/[board]/sources/[[publisher]]': [
		...both('/sources', allFolds),
		{ path: `/b/${FULL}/sources`, nobody: true },
		at(`/b/${FULL}/sources/Reuters`),
		at(`/b/${FULL}/sources/Reuters?kind=alone`),
		...both('/sources?list=single'),
		at(`/b/${FULL}/sources?list=unsourced`),
		...both('/sources?list=links')
	],
	'/b/[board]/timeline': [...both('/timeline', allFolds)],
	'/b/[board]/trends': [...both('/trends', allFolds)],
	'/b/[board]/briefing': [
		at(`/b/${FULL}/briefing?from=2025-03-01&to=2025-06-30`, allFolds),
		{ path: `/b/${FULL}/briefing?from=2025-03-01&to=2025-06-30`, nobody: true },
		at(`/b/${BARE}/briefing`)
	],
	'/b/[board]/briefing/[number]': [{ path: ({ briefing }) => briefing }],
	'/b/[board]/compare': [
		at(`/b/${FULL}/compare?from=2024-01-01&to=2026-01-01`),
		...both('/compare')
	]
};

/** Brings a page into a state, signed in as the house's admin where the state is theirs. */
export async function enter(page: Page, house: House, state: State): Promise<void> {
	const { path, nobody = false, isEmpty = false, status = 200, open } = state;
	const server = isEmpty ? house.empty : house.server;
	if (!nobody) await carry(page, server, await adminOf(server));
	const where = typeof path === 'string' ? path : path(house);
	const answer = await page.goto(server.url + where, { waitUntil: 'load' });
	expect([where, answer?.status()]).toEqual([where, status]);
	await connected(page);
	await open?.(page, house);
}
