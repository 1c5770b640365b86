import type { Browser, Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';
import { openBrowser, openPage, type Look } from './browser.ts';
import { BuiltServer } from './server.ts';

let opening: Promise<Browser> | undefined;
afterAll(async () => (await opening)?.close());

/** A server for this test alone, with what `env` adds; it is gone when the test ends. */
export async function aServer(env: Record<string, string> = {}): Promise<BuiltServer> {
	const server = await BuiltServer.start(env);
	onTestFinished(() => server.dispose());
	return server;
}

/** A page for this test alone. */
export async function aPage(look: Look = {}): Promise<Page> {
	opening ??= openBrowser();
	const page = await openPage(await opening, look);
	onTestFinished(() => page.context().close());
	return page;
}

/** What a page's scripts throw, and what they print as an error or a warning, as a list that grows. */
export function complaintsOf(page: Page): string[] {
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(String(error)));
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
	});
	return complaints;
}
