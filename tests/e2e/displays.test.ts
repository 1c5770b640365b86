import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { partsFrom } from './harness/parts.ts';
import { aDesk, aLobby, codeOn, pair } from './harness/lobby.ts';
import { aPage, aServer, complaintsOf } from './harness/world.ts';

const card = (desk: Page) => desk.getByRole('article', { name: 'Lobby' });

test('P2: a code typed at the desk makes the screen a wall, and it stays one over a restart', async () => {
	const { server, screen } = await aLobby();
	await server.stop();
	await server.resume();
	await screen.reload();
	await screen.locator('.wall').waitFor();
	expect(await screen.locator('.code').count()).toBe(0);
});

test('P12, P13: screens and the desk come back by themselves to a server that was restarted', async () => {
	const { server, screen, desk } = await aLobby();
	await server.stop();
	await desk.getByRole('status').getByText('The server does not answer').waitFor();
	await server.resume();
	await desk.getByRole('status').waitFor({ state: 'detached' });
	await card(desk).getByText('Live', { exact: true }).waitFor();
	await card(desk).getByRole('button', { name: 'Identify' }).click();
	await screen.locator('.number', { hasText: 'Lobby' }).waitFor();
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

test('P13: without a server a screen says so, and shows its code again by itself when it is back', async () => {
	const server = await aServer();
	const screen = await aPage({ theme: 'dark' });
	await screen.goto(`${server.url}/wall`);
	const first = await codeOn(screen);
	await screen.waitForLoadState('networkidle');
	await server.kill();
	await screen.getByText('The server does not answer').waitFor();
	await server.resume();
	await screen
		.getByText('The server does not answer')
		.waitFor({ state: 'detached', timeout: 45_000 });
	expect(await codeOn(screen)).toBe(first);
	const desk = await aDesk(server);
	await pair(desk, server, first);
	await screen.locator('.wall').waitFor();
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

test('P8: the desk shows a scene on the screen, turns to the next, and loads its page anew', async () => {
	const { screen, desk } = await aLobby();
	await card(desk).getByLabel('Scene', { exact: true }).selectOption('trends');
	await card(desk).getByRole('button', { name: 'Show' }).click();
	await screen.locator('.layer[data-front] h2', { hasText: 'Tension over a year' }).waitFor();
	await card(desk).getByRole('button', { name: 'Next' }).click();
	// The rotation goes on from what was shown, the third of four.
	await screen.getByText(/^Page 4 of 4/).waitFor();
	const loaded = screen.waitForEvent('load');
	await card(desk).getByRole('button', { name: 'Reload' }).click();
	await loaded;
	await screen.locator('.wall[data-link=live]').waitFor();
});

test('P7: a display is dim, then dark, as the schedule says that the desk sets', async () => {
	const { screen, desk } = await aLobby();
	await card(desk).getByText('Settings', { exact: true }).click();
	const form = card(desk).locator('form[action$="edit"]');
	for (const light of ['dim', 'blank']) {
		await form.getByLabel('Light 1').selectOption(light);
		await form.locator('[name="from.0"]').fill('00:00');
		await form.locator('[name="to.0"]').fill('00:00');
		await form.getByRole('button').click();
		const screenLight = screen.locator(`.screen[data-light="${light}"]`);
		await screenLight.waitFor({ state: 'attached' });
		await expect
			.poll(() => screenLight.evaluate((each) => getComputedStyle(each, '::after').opacity), {
				timeout: 20_000
			})
			.toBe(light === 'dim' ? '0.6' : '1');
	}
});

test('W7, P12: the desk is told of scenes that failed on a screen', async () => {
	const scenes = partsFrom('src/lib/ui/wall/scenes/');
	const { screen, desk } = await aLobby((page) =>
		page.route(
			({ pathname }) => scenes.has(pathname),
			(route) => route.abort()
		)
	);
	await screen.keyboard.press('ArrowRight');
	await card(desk)
		.getByText(/^Scene \S+ could not be shown/)
		.waitFor();
});
