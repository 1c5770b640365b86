import type { Page } from 'playwright-core';
import type { CommandInput } from '#lib/domain/command.ts';
import type { Role } from '#lib/domain/role.ts';
import { anAccount, keyOf } from './accounts.ts';
import type { BuiltServer } from './server.ts';

/** Has somebody give a command over the API; the server's answer, which must be an acceptance. */
export async function command(
	server: BuiltServer,
	given: CommandInput,
	name = 'Bob Brown'
): Promise<unknown> {
	const answer = await fetch(`${server.url}/api/v1/boards/us-china/commands`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			authorization: `Bearer ${await keyOf(server, name)}`
		},
		body: JSON.stringify({ id: crypto.randomUUID(), command: given })
	});
	if (!answer.ok) throw new Error(`${given.type} was refused: ${await answer.text()}`);
	return answer.json();
}

const PARTIES: Extract<CommandInput, { type: 'board.create' }>['parties'] = [
	{
		id: 'us',
		name: 'United States',
		iso: 'US',
		capital: 'Washington',
		timezone: 'America/New_York'
	},
	{ id: 'cn', name: 'China', iso: 'CN', capital: 'Beijing', timezone: 'Asia/Shanghai' }
];

/** Makes a board of three issues: Tariffs at 60, Taiwan at 74, AI safety not assessed. */
export async function makeBoard(server: BuiltServer): Promise<void> {
	const commands: CommandInput[] = [
		{ type: 'board.create', name: 'United States - China', parties: PARTIES },
		{ type: 'category.add', name: 'Trade' },
		{ type: 'category.add', name: 'Regional' },
		{
			type: 'issue.open',
			title: 'Tariffs',
			category: 'trade',
			assessment: { status: 'strained', tension: 60, note: 'Duties stand' }
		},
		{
			type: 'issue.open',
			title: 'Taiwan',
			category: 'regional',
			assessment: { status: 'strained', tension: 74, note: 'Drills went on' }
		},
		{ type: 'issue.open', title: 'AI safety', category: 'trade' }
	];
	for (const each of commands) await command(server, each);
}

/** Signs the page's person in, under that name, as an editor of the board or in another role. */
export async function introduce(
	page: Page,
	server: BuiltServer,
	name: string,
	role: Role | 'site-admin' = 'editor'
): Promise<void> {
	const { cookie } = await anAccount(server, name, { role });
	await carry(page, server, cookie);
}

/** Has a page carry cookies from now on, those of somebody who has signed in. */
export async function carry(page: Page, server: BuiltServer, cookie: string): Promise<void> {
	const cookies = cookie.split('; ').map((each) => {
		const [name = '', value = ''] = each.split('=');
		return { name, value, url: server.url, httpOnly: true };
	});
	await page.context().addCookies(cookies);
}

/** The card or row of an issue. */
export const issueOn = (page: Page, issue: string) => page.locator(`[data-issue="${issue}"]`);

/** Waits until the page says that it is live. */
export const live = (page: Page) => page.locator('[data-state="live"]').first().waitFor();

/** A rung of the ladder of the form that assesses, by its word. */
export const rung = (page: Page, word: string) =>
	page.locator('label').filter({ has: page.getByRole('radio', { name: word, exact: true }) });
