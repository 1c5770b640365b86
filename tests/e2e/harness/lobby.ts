import type { Page } from 'playwright-core';
import { introduce } from './desk.ts';
import type { BuiltServer } from './server.ts';
import { aPage, aServer } from './world.ts';

/** What a screen shows as its code. */
export async function codeOn(screen: Page): Promise<string> {
	const label = await screen.locator('.code').getAttribute('aria-label');
	return (label ?? '').replace(/^Code|\s/g, '');
}

/** An editor of the board who looks after its displays. */
export async function aDesk(server: BuiltServer): Promise<Page> {
	const desk = await aPage();
	await introduce(desk, server, 'Ann');
	await desk.goto(`${server.url}/displays`);
	await desk.getByRole('link', { name: 'Add a screen' }).waitFor();
	return desk;
}

/** Makes the screen that shows this code the display Lobby. */
export async function pair(desk: Page, server: BuiltServer, code: string): Promise<void> {
	// What is written before the page's script has begun may be lost.
	await desk.goto(`${server.url}/displays/pair?code=${code}`, { waitUntil: 'networkidle' });
	await desk.getByLabel('Name').fill('Lobby');
	await desk.getByRole('button', { name: 'Add this screen' }).click();
}

/** A screen that is the display Lobby, and the desk that made it so; `before` is done with its page before it loads anything. */
export async function aLobby(before: (screen: Page) => Promise<unknown> = async () => undefined) {
	const server = await aServer();
	const screen = await aPage({ theme: 'dark', width: 1920, height: 1080 });
	await before(screen);
	await screen.goto(`${server.url}/wall`);
	const desk = await aDesk(server);
	await pair(desk, server, await codeOn(screen));
	await screen.locator('.wall').waitFor();
	await desk.locator('[data-state="live"]').waitFor();
	return { server, screen, desk };
}
