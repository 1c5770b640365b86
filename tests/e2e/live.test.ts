import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { CommandInput } from '#lib/domain/command.ts';
import { CommandAnswer } from '#lib/protocol/api.ts';
import { keyOf } from './harness/accounts.ts';
import type { BuiltServer } from './harness/server.ts';
import { aPage, aServer } from './harness/world.ts';

const ISSUE = 'tariffs-and-trade';

/** Somebody elsewhere does something, through the API. */
async function commit(server: BuiltServer, command: CommandInput): Promise<number> {
	const response = await fetch(`${server.url}/api/v1/boards/us-china/commands`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			authorization: `Bearer ${await keyOf(server, 'Elsewhere')}`
		},
		body: JSON.stringify({ id: crypto.randomUUID(), command })
	});
	return CommandAnswer.parse(await response.json()).revision;
}

const rename = (title: string): CommandInput => ({ type: 'issue.edit', issue: ISSUE, title });

/** A wall that is live. */
async function aWall(server: BuiltServer): Promise<Page> {
	const page = await aPage({ theme: 'dark', width: 1920, height: 1080 });
	await page.goto(`${server.url}/wall/us-china`);
	await page.locator('[data-state=live]').first().waitFor();
	return page;
}

const shows = (page: Page, text: string) =>
	expect
		.poll(() => page.getByText(text, { exact: true }).count(), { timeout: 20_000 })
		.toBeGreaterThan(0);

test('V3: two pages see an edit made elsewhere, in order', async () => {
	const server = await aServer();
	const pages = [await aWall(server), await aWall(server)];
	for (let edit = 1; edit <= 3; edit += 1) {
		await commit(server, rename(`Edit ${edit}`));
		for (const page of pages) await shows(page, `Edit ${edit}`);
	}
});

test('V19: a page without a network says so, and shows on return what it missed', async () => {
	const server = await aServer();
	const page = await aWall(server);
	await page.context().setOffline(true);
	await page
		.locator('[data-state=offline], [data-state=stale]')
		.first()
		.waitFor({ timeout: 20_000 });
	for (let edit = 1; edit <= 50; edit += 1) await commit(server, rename(`Edit ${edit}`));
	await page.context().setOffline(false);
	await shows(page, 'Edit 50');
	await page.locator('[data-state=live]').first().waitFor();
});

test('V16: the server is killed and started again under three pages, and all recover by themselves', async () => {
	const server = await aServer();
	const pages = [await aWall(server), await aWall(server), await aWall(server)];
	await commit(server, rename('Before the fall'));
	for (const page of pages) await shows(page, 'Before the fall');
	await server.kill();
	for (const page of pages) await page.locator('[data-state=stale]').first().waitFor();
	await server.resume();
	for (const page of pages) await page.locator('[data-state=live]').first().waitFor();
	await commit(server, rename('After the fall'));
	for (const page of pages) await shows(page, 'After the fall');
});

test('V23: a wall that gets no WebSocket through is live by other ways', async () => {
	const server = await aServer();
	const page = await aPage({ theme: 'dark', width: 1920, height: 1080 });
	await page.routeWebSocket(/./, (socket) => socket.close());
	await page.goto(`${server.url}/wall/us-china`);
	await page.locator('[data-state=live]').first().waitFor();
	await commit(server, rename('By other ways'));
	await shows(page, 'By other ways');
});
