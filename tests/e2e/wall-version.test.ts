import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { ask } from './harness/ask.ts';
import { crowdedBoard } from './harness/crowded-board.ts';
import { otherVersion } from './harness/other-version.ts';
import { aLobby } from './harness/lobby.ts';
import type { BuiltServer } from './harness/server.ts';
import { aPage, aServer } from './harness/world.ts';

const isFirst = (file: string) => /client\/_app\/other\/entry\/start/.test(file);

/** A version whose first script comes, and throws. */
const THROWS = {
	spoil: (file: string, text: string) => (isFirst(file) ? 'throw new Error("Broken")' : text)
};

/** A version that did not come whole at first, on a machine that is busy, is looked at again after a minute. */
const LOOKED_AT_AGAIN = 130_000;

const today = new Date().toISOString().slice(0, 10);
const versionOf = (page: Page) => page.locator('script[data-version]').getAttribute('data-version');

/** A version of which the first script does not come. */
const LACKS = {
	spoil: (file: string, text: string) => (isFirst(file) ? null : text)
};

/** A lobby whose screen finds no worker that could bring a version back, as over plain HTTP; it does `besides` as it begins. */
async function aPlainLobby(besides: () => void = () => undefined) {
	const lobby = await aLobby();
	const { screen } = lobby;
	await screen.addInitScript(() => {
		Math.random = () => 0;
		Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
	});
	await screen.addInitScript(besides);
	await screen.reload();
	await screen.locator('html[data-prepared]').waitFor();
	return lobby;
}

/** The server is stopped, and started in another version. */
async function comeTo(
	server: BuiltServer,
	version: string,
	difference?: Parameters<typeof otherVersion>[1]
): Promise<void> {
	const root = await otherVersion(version, difference);
	onTestFinished(() => rm(root, { recursive: true }));
	await server.stop();
	server.install(root);
	await server.resume();
}

/** Turns a wall on, scene by scene, until it is of that version: between two scenes it comes to it. */
const turnUntil = (screen: Page, version: string) =>
	expect
		.poll(
			async () => {
				await screen.keyboard.press('ArrowRight');
				return versionOf(screen);
			},
			{ timeout: LOOKED_AT_AGAIN, interval: 500 }
		)
		.toBe(version);

/** Turns a wall on by hand three times, each time until it has looked about itself, which it does every second. */
async function turnThrice(screen: Page): Promise<void> {
	const place = () => screen.locator('.wall > footer .place').textContent();
	for (let turn = 0; turn < 3; turn += 1) {
		await screen.keyboard.press('ArrowRight');
		const then = await place();
		await expect.poll(place).not.toBe(then);
	}
}

test(
	'W12: three walls come to a new version by themselves, each once',
	{ timeout: 300_000 },
	async () => {
		const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
		await ask(server, 'crowd', ...crowdedBoard(20, 'English', today));
		const walls = await Promise.all(
			[1, 2, 3].map(async () => {
				const page = await aPage({ theme: 'dark', width: 1280, height: 720 });
				await page.goto(`${server.url}/wall/crowd?scenes=overview&seconds=5`);
				await page.locator('.wall[data-link=live]').waitFor();
				const wall = { page, loads: 0 };
				page.on('load', () => (wall.loads += 1));
				return wall;
			})
		);
		await comeTo(server, '9.9.9');
		for (const { page } of walls) {
			await expect.poll(() => versionOf(page), { timeout: 60_000 }).toBe('9.9.9');
			await page.locator('.wall[data-link=live]').waitFor();
		}
		for (const { page } of walls) {
			await page.getByText(/Page 2 of 2/).waitFor();
			await page.getByText(/Page 1 of 2/).waitFor();
		}
		expect(walls.map(({ loads }) => loads)).toEqual([1, 1, 1]);
	}
);

test(
	'W12, P12: a version that does not start is given up, the one before runs on, and the desk is told once, until a later one starts',
	{ timeout: 300_000 },
	async () => {
		const { server, screen, desk } = await aLobby();
		await screen.addInitScript(() => void (Math.random = () => 0));
		await screen.reload();
		const keptPages = () =>
			screen.evaluate(async () => (await (await caches.open('demarche-wall-pages')).keys()).length);
		await expect.poll(keptPages, { timeout: 30_000 }).toBeGreaterThan(0);
		await screen.waitForFunction(() => navigator.serviceWorker.controller !== null);
		const own = await versionOf(screen);
		await comeTo(server, '9.9.8', THROWS);
		await turnUntil(screen, '9.9.8');
		await expect.poll(() => versionOf(screen), { timeout: 60_000 }).toBe(own);
		await screen.locator('.wall[data-link=live]').waitFor();
		const lobby = desk.getByRole('article', { name: 'Lobby' });
		const told = lobby.getByText('Version 9.9.8 did not start');
		await told.waitFor();
		await lobby.getByText(own ?? '', { exact: true }).waitFor();
		let loads = 0;
		screen.on('load', () => (loads += 1));
		await turnThrice(screen);
		// It may have loaded itself anew once, for a part that the server has no more (V40).
		expect(loads).toBeLessThan(2);
		await told.waitFor();
		expect(await versionOf(screen)).toBe(own);
		await comeTo(server, '9.9.9');
		await turnUntil(screen, '9.9.9');
		await lobby.getByText('9.9.9', { exact: true }).waitFor();
		await lobby.getByText('did not start').waitFor({ state: 'detached' });
	}
);

test(
	'W12, P12: where no worker can bring a version back, one that does not come whole is not come to, the desk is told, and the next is',
	{ timeout: 300_000 },
	async () => {
		const { server, screen, desk } = await aPlainLobby();
		const own = await versionOf(screen);
		await comeTo(server, '9.9.8', LACKS);
		const lobby = desk.getByRole('article', { name: 'Lobby' });
		await expect
			.poll(
				async () => {
					await screen.keyboard.press('ArrowRight');
					return lobby.getByText('Version 9.9.8 does not come whole').count();
				},
				{ timeout: LOOKED_AT_AGAIN, interval: 500 }
			)
			.toBe(1);
		expect(await versionOf(screen)).toBe(own);
		await screen.locator('.wall[data-link=live]').waitFor();
		await comeTo(server, '9.9.9');
		await turnUntil(screen, '9.9.9');
	}
);

test(
	'W12, P12: where no worker can bring a version back, one that throws at its start is tried unseen and not come to, the desk is told once, and the next is',
	{ timeout: 300_000 },
	async () => {
		const { server, screen, desk } = await aPlainLobby(() => {
			// A version on trial is waited for in vain: that time is made to pass.
			const wait = window.setTimeout.bind(window);
			const isPatient = () => 'patient' in window;
			const hasten = (act: () => void, ms = 0) => wait(act, ms === 250 && !isPatient() ? 5 : ms);
			Reflect.set(window, 'setTimeout', hasten);
		});
		let loads = 0;
		screen.on('load', () => (loads += 1));
		const own = await versionOf(screen);
		await comeTo(server, '9.9.8', THROWS);
		const lobby = desk.getByRole('article', { name: 'Lobby' });
		const told = () => lobby.getByText('Version 9.9.8 did not start').count();
		const turnOn = () => screen.keyboard.press('ArrowRight');
		await expect
			.poll(() => turnOn().then(told), { timeout: LOOKED_AT_AGAIN, interval: 500 })
			.toBe(1);
		expect(await versionOf(screen)).toBe(own);
		await screen.locator('.wall[data-link=live]').waitFor();
		await turnThrice(screen);
		expect(await screen.locator('iframe').count()).toBe(0);
		expect([loads, await told()]).toEqual([0, 1]);
		await screen.evaluate(() => Reflect.set(window, 'patient', true));
		await comeTo(server, '9.9.9');
		await turnUntil(screen, '9.9.9');
		await expect.poll(() => loads).toBe(1);
	}
);

test('W12: a page that was loaded and did not start is dim, and is loaded anew once the server has another version', async () => {
	const server = await aServer();
	await comeTo(server, '9.9.8', THROWS);
	const page = await aPage({ theme: 'dark', width: 1280, height: 720 });
	await page.addInitScript(() => {
		const [wait, repeat] = [window.setTimeout.bind(window), window.setInterval.bind(window)];
		Reflect.set(window, 'setTimeout', (act: () => void, ms = 0) => wait(act, ms / 40));
		Reflect.set(window, 'setInterval', (act: () => void, ms = 0) => repeat(act, ms / 40));
	});
	await page.goto(`${server.url}/wall/us-china`);
	expect(await versionOf(page)).toBe('9.9.8');
	expect(await page.locator('.wall').getAttribute('data-link')).toBe('catching-up');
	await comeTo(server, '9.9.9');
	await expect.poll(() => versionOf(page)).toBe('9.9.9');
	await page.locator('html[data-started]').waitFor();
});

test('W12: a wall on trial starts, and neither connects nor keeps anything', async () => {
	const server = await aServer();
	const page = await aPage({ theme: 'dark', width: 1280, height: 720 });
	const opened: string[] = [];
	page.on('websocket', (socket) => opened.push(socket.url()));
	page.on('request', (request) => opened.push(new URL(request.url()).pathname));
	await page.goto(`${server.url}/nothing-here`);
	const stored = () => page.evaluate(() => Object.keys(localStorage));
	const before = await stored();
	await page.evaluate(() => {
		const frame = document.createElement('iframe');
		frame.src = '/wall/us-china?trial';
		document.body.append(frame);
	});
	const wall = page.frameLocator('iframe');
	await wall.locator('html[data-started]').waitFor({ state: 'attached' });
	await page.waitForLoadState('networkidle');
	expect(opened).toContain('/wall/us-china');
	expect(opened.filter((address) => /socket|displays/.test(address))).toEqual([]);
	expect(await stored()).toEqual(before);
	expect(await wall.locator('.wall').getAttribute('data-link')).toBe('catching-up');
});
