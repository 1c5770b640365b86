import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { ask } from './harness/ask.ts';
import { crowdedBoard } from './harness/crowded-board.ts';
import { otherVersion } from './harness/other-version.ts';
import { aLobby } from './harness/lobby.ts';
import type { BuiltServer } from './harness/server.ts';
import { aPage, aServer } from './harness/world.ts';

const today = new Date().toISOString().slice(0, 10);
const versionOf = (page: Page) => page.locator('script[data-version]').getAttribute('data-version');

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
			{ timeout: 60_000, interval: 500 }
		)
		.toBe(version);

test(
	'W12: three walls come to a new version by themselves, each once',
	{ timeout: 150_000 },
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
	'W12, P12: a version that does not start is given up, the one before runs on, and the desk is told until a later one starts',
	{ timeout: 150_000 },
	async () => {
		const { server, screen, desk } = await aLobby();
		await screen.addInitScript(() => void (Math.random = () => 0));
		await screen.reload();
		const keptPages = () =>
			screen.evaluate(async () => (await (await caches.open('demarche-wall-pages')).keys()).length);
		await expect.poll(keptPages, { timeout: 30_000 }).toBeGreaterThan(0);
		await screen.waitForFunction(() => navigator.serviceWorker.controller !== null);
		const own = await versionOf(screen);
		const spoil = (file: string, text: string) =>
			/client\/_app\/other\/entry\/start/.test(file) ? 'throw new Error("Broken")' : text;
		await comeTo(server, '9.9.8', { spoil });
		await turnUntil(screen, '9.9.8');
		await expect.poll(() => versionOf(screen), { timeout: 60_000 }).toBe(own);
		await screen.locator('.wall[data-link=live]').waitFor();
		const lobby = desk.getByRole('article', { name: 'Lobby' });
		await lobby.getByText('Version 9.9.8 did not start').waitFor();
		await lobby.getByText(own ?? '', { exact: true }).waitFor();
		await comeTo(server, '9.9.9');
		await turnUntil(screen, '9.9.9');
		await lobby.getByText('9.9.9', { exact: true }).waitFor();
		await lobby.getByText('did not start').waitFor({ state: 'detached' });
	}
);

test(
	'W12, P12: where no worker can bring a version back, one that does not come whole is not come to, the desk is told, and the next is',
	{ timeout: 150_000 },
	async () => {
		const { server, screen, desk } = await aLobby();
		await screen.addInitScript(() => {
			Math.random = () => 0;
			// As over plain HTTP.
			Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
		});
		await screen.reload();
		await screen.locator('html[data-prepared]').waitFor();
		const own = await versionOf(screen);
		const spoil = (file: string, text: string) =>
			/client\/_app\/other\/entry\/start/.test(file) ? null : text;
		await comeTo(server, '9.9.8', { spoil });
		const lobby = desk.getByRole('article', { name: 'Lobby' });
		await expect
			.poll(
				async () => {
					await screen.keyboard.press('ArrowRight');
					return lobby.getByText('Version 9.9.8 does not come whole').count();
				},
				{ timeout: 60_000, interval: 500 }
			)
			.toBe(1);
		expect(await versionOf(screen)).toBe(own);
		await screen.locator('.wall[data-link=live]').waitFor();
		await comeTo(server, '9.9.9');
		await turnUntil(screen, '9.9.9');
	}
);
