import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Command, type CommandInput } from '#lib/domain/command.ts';
import { adminOf, anAccount, keyOf, post } from '../harness/accounts.ts';
import { saveBriefing } from '../harness/briefing.ts';
import { openBrowser } from '../harness/browser.ts';
import { carry } from '../harness/desk.ts';
import { BuiltServer } from '../harness/server.ts';
import { COMMANDS, fieldsOfText, HOSTILE, SAME_PLACES, textAt } from './hostile.ts';
import { PAGES } from './routes.ts';

const BOARD = 'hostile';
let server: BuiltServer;
let browser: Browser;
let issue: string;
beforeAll(async () => {
	[server, browser] = await Promise.all([
		BuiltServer.start({ DEMARCHE_SAMPLE: 'off', DEMARCHE_SIGN_UP: 'on' }),
		openBrowser()
	]);
	issue = await writeAll();
	await post(server, '/account?/rename', { name: HOSTILE }, await adminOf(server));
	await anAccount(server, HOSTILE, { board: BOARD });
	await addDisplay();
});
afterAll(async () => {
	await browser.close();
	await server.dispose();
});

const ids = { ISSUE: '', CATEGORY: '' };

async function give(command: CommandInput): Promise<unknown> {
	if (command.type === 'briefing.save')
		return saveBriefing(server, `/b/${BOARD}/briefing`, command);
	const text = JSON.stringify(command)
		.replace('"ISSUE"', JSON.stringify(ids.ISSUE))
		.replace('"CATEGORY"', JSON.stringify(ids.CATEGORY));
	const given: object = JSON.parse(text);
	Reflect.deleteProperty(given, 'expect');
	const answer = await fetch(`${server.url}/api/v1/boards/${BOARD}/commands`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			authorization: `Bearer ${await keyOf(server, 'Hostile')}`
		},
		body: JSON.stringify({ id: crypto.randomUUID(), command: given })
	});
	if (!answer.ok) throw new Error(`${command.type}: ${await answer.text()}`);
	const { changes } = await answer.json();
	return changes[0]?.happening;
}

/** Fills the board; gives the id of its issue. */
async function writeAll(): Promise<string> {
	for (const command of COMMANDS) {
		const happened = JSON.stringify(await give(command));
		if (command.type === 'category.add') ids.CATEGORY = /"id":"([^"]+)"/.exec(happened)?.[1] ?? '';
		if (command.type === 'issue.open') ids.ISSUE = /"issue":"([^"]+)"/.exec(happened)?.[1] ?? '';
	}
	return ids.ISSUE;
}

async function addDisplay(): Promise<void> {
	const wall = await (await fetch(`${server.url}/wall`)).text();
	const code = /aria-label="Code ([^"]+)"/.exec(wall)?.[1] ?? '';
	const fields = { code, name: HOSTILE, place: HOSTILE, board: BOARD };
	const answer = await post(server, '/displays/pair', fields, await adminOf(server));
	expect(answer.status).toBe(303);
}

/** Every name that an address gives a value. */
const QUERY = [
	'q',
	'issue',
	'who',
	'kind',
	'party',
	'person',
	'category',
	'status',
	'direction',
	'sort',
	'view',
	'show',
	'at',
	'as',
	'revision',
	'from',
	'to',
	'range',
	'issues',
	'days',
	'before',
	'after',
	'day',
	'code',
	'copy',
	'back',
	'fault',
	'scene',
	'theme',
	'distance',
	'diagonal',
	'invitation'
];

/** A page on which the policy keeps nothing back: what would run, runs. */
async function aPage(): Promise<Page> {
	const context = await browser.newContext({
		bypassCSP: true,
		viewport: { width: 1440, height: 900 }
	});
	const page = await context.newPage();
	await page.addInitScript(() => {
		for (const name of ['ran', 'alert'])
			Reflect.set(window, name, () => Reflect.set(window, 'hasRun', true));
	});
	await carry(page, server, await adminOf(server));
	return page;
}

const hasRun = (page: Page) =>
	page.evaluate(
		() => Reflect.get(window, 'hasRun') === true || document.querySelector('.ran, #ran') !== null
	);

test('X14: every field that takes text holds the hostile one, and every command is thought of', () => {
	const types = Command.def.options.flatMap(({ shape }) => [...shape.type.def.values]);
	const tried = COMMANDS.map(({ type }) => type);
	expect([...new Set([...tried, ...SAME_PLACES])].sort()).toEqual(types.sort());
	const peaceful = fieldsOfText().filter((field) => {
		const [type = '', path = ''] = field.split(' ');
		const held = COMMANDS.filter((each) => each.type === type).map((each) =>
			textAt(each, path.split('.'))
		);
		return !held.some((text) => typeof text === 'string' && /ran/.test(text));
	});
	expect(peaceful).toEqual([]);
	for (const { shape } of Command.def.options) {
		const given = COMMANDS.filter(({ type }) =>
			shape.type.def.values.some((value) => value === type)
		);
		if (given.length === 0) continue;
		expect(given.flatMap((each) => Object.keys(each))).toEqual(
			expect.arrayContaining(Object.keys(shape))
		);
	}
});

test('X14: no page runs what is written in a field, or in its address', async () => {
	const page = await aPage();
	const query = `?${new URLSearchParams(QUERY.map((name) => [name, HOSTILE]))}`;
	for (const route of PAGES) {
		const path = route
			.replace('[board]', BOARD)
			.replace('[issue]', issue)
			.replace('[secret]', encodeURIComponent(HOSTILE));
		const words = route.endsWith('/search') ? '?q=ran' : '';
		for (const search of [words, query, `?q=${encodeURIComponent(HOSTILE)}`]) {
			await page.goto(server.url + path + search, { waitUntil: 'load' });
			expect([path + search, await hasRun(page)]).toEqual([path + search, false]);
		}
	}
	await page.context().close();
});

test('X14: nothing runs in what is opened, changes, or is drawn by script', async () => {
	const page = await aPage();
	await page.goto(`${server.url}/b/${BOARD}/i/${issue}`);
	await page.locator('[data-state="live"]').first().waitFor();
	await page.evaluate(() =>
		document.querySelectorAll('details').forEach((each) => (each.open = true))
	);
	await give({ type: 'issue.assess', issue: 'ISSUE', tension: 12, note: HOSTILE });
	await give({ type: 'comment.post', issue: 'ISSUE', text: HOSTILE });
	await page.locator(`[data-issue="${issue}"]`).getByText('12').first().waitFor();
	await page.keyboard.press('Control+k');
	await page.getByRole('option').first().waitFor();
	expect(await hasRun(page)).toBe(false);
	await page.goto(`${server.url}/wall/${BOARD}`);
	await page.locator('.wall[data-link="live"]').waitFor();
	for (let scene = 0; scene < 4; scene += 1) await page.keyboard.press('ArrowRight');
	await give({
		type: 'issue.assess',
		issue: 'ISSUE',
		status: 'settled',
		tension: 90,
		note: HOSTILE
	});
	await page.locator('.layer[data-front]').first().waitFor();
	expect(await hasRun(page)).toBe(false);
	await page.context().close();
});
