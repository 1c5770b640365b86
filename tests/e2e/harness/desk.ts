import type { Page } from 'playwright-core';
import type { CommandInput } from '#lib/domain/command.ts';
import type { BuiltServer } from './server.ts';

/** Has somebody give a command over the API; the server's answer, which must be an acceptance. */
export async function command(
	server: BuiltServer,
	given: CommandInput,
	name = 'Bob Brown'
): Promise<unknown> {
	const answer = await fetch(`${server.url}/api/v1/boards/us-china/commands`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'demarche-name': name },
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

/** Gives the page's person a name, as the dialog would. */
export async function introduce(page: Page, server: BuiltServer, name: string): Promise<void> {
	const who = { id: crypto.randomUUID(), name };
	const value = Buffer.from(JSON.stringify(who)).toString('base64url');
	await page.context().addCookies([{ name: 'demarche_person', value, url: server.url }]);
}

/** The card or row of an issue. */
export const issueOn = (page: Page, issue: string) => page.locator(`[data-issue="${issue}"]`);

/** Waits until the page says that it is live. */
export const live = (page: Page) => page.locator('[data-state="live"]').first().waitFor();
