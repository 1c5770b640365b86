import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { introduce } from './harness/desk.ts';
import type { BuiltServer } from './harness/server.ts';
import { aPage, aServer, complaintsOf } from './harness/world.ts';

/** What a screen shows as its code. */
async function codeOn(screen: Page): Promise<string> {
	const label = await screen.locator('.code').getAttribute('aria-label');
	return (label ?? '').replace(/^Code|\s/g, '');
}

/** An editor of the board who looks after its displays. */
async function aDesk(server: BuiltServer): Promise<Page> {
	const desk = await aPage();
	await introduce(desk, server, 'Ann');
	await desk.goto(`${server.url}/displays`);
	await desk.getByRole('link', { name: 'Add a screen' }).waitFor();
	return desk;
}

async function pair(desk: Page, server: BuiltServer, code: string): Promise<void> {
	await desk.goto(`${server.url}/displays/pair?code=${code}`);
	await desk.getByLabel('Name').fill('Lobby');
	await desk.getByRole('button', { name: 'Add this screen' }).click();
}

/** A screen that is the display Lobby, and the desk that made it so. */
async function aLobby() {
	const server = await aServer();
	const screen = await aPage({ theme: 'dark', width: 1920, height: 1080 });
	await screen.goto(`${server.url}/wall`);
	const desk = await aDesk(server);
	await pair(desk, server, await codeOn(screen));
	await screen.locator('.wall').waitFor();
	await desk.locator('[data-state="live"]').waitFor();
	return { server, screen, desk };
}

const card = (desk: Page) => desk.getByRole('article', { name: 'Lobby' });

test('P2: a code typed at the desk makes the screen a wall, and it stays one over a restart', async () => {
	const { server, screen } = await aLobby();
	await server.stop();
	await server.resume();
	await screen.reload();
	await screen.locator('.wall').waitFor();
	expect(await screen.locator('.code').count()).toBe(0);
});

test('P8: identify and pin are seen on the screen, and taken back', async () => {
	const { screen, desk } = await aLobby();
	await card(desk).getByRole('button', { name: 'Identify' }).click();
	await screen.locator('.number', { hasText: 'Lobby' }).waitFor();
	await card(desk).getByRole('button', { name: 'Pin', exact: true }).click();
	await card(desk)
		.getByText(/^issue /)
		.waitFor();
	await card(desk).getByRole('button', { name: 'Unpin' }).click();
	await card(desk).getByRole('button', { name: 'Unpin' }).waitFor({ state: 'detached' });
	await card(desk).getByRole('button', { name: 'Dark' }).click();
	await screen.locator('[data-light="blank"]').waitFor({ state: 'attached' });
	await card(desk).getByRole('button', { name: 'Light' }).click();
	await screen.locator('[data-light="blank"]').waitFor({ state: 'detached' });
});

test('P10: a display that is revoked while it shows forgets its board and shows a code again', async () => {
	const { screen, desk } = await aLobby();
	await screen.evaluate(async () => {
		localStorage.setItem('demarche.wall.copy', 'a board');
		await (await caches.open('demarche-wall-pages')).put('/x', new Response('a board'));
	});
	await card(desk).getByText('Revoke', { exact: true }).click();
	await card(desk).getByRole('button', { name: 'Revoke Lobby' }).click();
	await screen.locator('.code').waitFor();
	const left = await screen.evaluate(async () => ({
		copy: localStorage.getItem('demarche.wall.copy'),
		pages: await caches.has('demarche-wall-pages')
	}));
	expect(left).toEqual({ copy: null, pages: false });
	await desk.getByText('No screen has been added yet').waitFor();
});

test('P2: without a server a screen says so, and gets a new code by itself when it is back', async () => {
	const server = await aServer();
	const screen = await aPage({ theme: 'dark' });
	await screen.goto(`${server.url}/wall`);
	const first = await codeOn(screen);
	await screen.waitForLoadState('networkidle');
	await server.kill();
	await screen.getByText('The server does not answer').waitFor();
	await server.resume();
	await vi.waitUntil(async () => (await codeOn(screen)) !== first, {
		timeout: 45_000,
		interval: 250
	});
	const desk = await aDesk(server);
	await pair(desk, server, first);
	await desk.getByRole('alert').getByText('No screen shows that code now').waitFor();
});

test('P9: fifty wrong codes are throttled', async () => {
	const server = await aServer();
	const desk = await aDesk(server);
	const headers = { origin: server.url };
	const form = { code: 'WWWWWW', name: 'Lobby', place: '', board: 'us-china' };
	const statuses: number[] = [];
	for (let time = 0; time < 50; time += 1) {
		const answer = await desk.request.post(`${server.url}/displays/pair`, {
			form,
			headers: { ...headers, accept: 'application/json' }
		});
		statuses.push((await answer.json()).status);
	}
	expect(statuses.filter((status) => status === 404)).toHaveLength(10);
	expect(statuses.filter((status) => status === 429)).toHaveLength(40);
});

test('P3: a screen shows its code without script, and never without the picture', async () => {
	const server = await aServer();
	const screen = await aPage({ script: false });
	await screen.goto(`${server.url}/wall`);
	expect(await codeOn(screen)).toMatch(/^[A-Z0-9]{6}$/);
	expect(await screen.locator('svg path').getAttribute('d')).toMatch(/^M4 4h7/);
});

test('P4: no script can read the credential', async () => {
	const server = await aServer();
	const screen = await aPage();
	const complaints = complaintsOf(screen);
	await screen.goto(`${server.url}/wall`);
	const cookies = await screen.context().cookies();
	const cookie = cookies.find(({ name }) => name === 'demarche_display');
	expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
	expect(await screen.evaluate(() => document.cookie)).not.toContain('demarche_display');
	expect(complaints).toEqual([]);
});
