import unpacked from '@sparticuz/chromium';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { lock } from 'proper-lockfile';

const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-sync',
	'--no-pings',
	'--disable-domain-reliability',
	'--font-render-hinting=none',
	'--force-color-profile=srgb',
	// A page that reaches for any other machine fails, instead of depending on the network.
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'
];

/** How a page is shown. Sizes are in CSS pixels. */
export interface Look {
	readonly theme?: 'light' | 'dark';
	readonly width?: number;
	readonly height?: number;
	readonly script?: boolean;
	readonly reducedMotion?: boolean;
	readonly touch?: boolean;
}

/** Where the browser's program lies. It is unpacked once per machine, by one process at a time. */
async function programPath(): Promise<string> {
	const release = await lock(tmpdir(), {
		lockfilePath: path.join(tmpdir(), 'demarche-chromium.lock'),
		retries: { retries: 100, minTimeout: 100, maxTimeout: 1000 }
	});
	try {
		return await unpacked.executablePath();
	} finally {
		await release();
	}
}

/** A browser without a window. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
	return chromium.launch({ executablePath: await programPath(), args: ARGUMENTS });
}

/** A page of its own person: no cookie or storage is shared with any other page. Closing its context closes it. */
export async function openPage(browser: Browser, look: Look = {}): Promise<Page> {
	const {
		theme = 'light',
		width = 1440,
		height = 900,
		script = true,
		reducedMotion = false,
		touch = false
	} = look;
	const context = await browser.newContext({
		viewport: { width, height },
		colorScheme: theme,
		javaScriptEnabled: script,
		hasTouch: touch,
		reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
		locale: 'en-GB',
		timezoneId: 'UTC'
	});
	return context.newPage();
}

/** Holds what a page asks of some address until the returned function is called. */
export async function holding(page: Page, address: string): Promise<() => void> {
	let letGo = (): void => undefined;
	const held = new Promise<void>((resolve) => (letGo = resolve));
	await page.route(address, async (route) => {
		await held;
		await route.continue();
	});
	return () => letGo();
}

/** A page's connection to the server, of which what the server says can be held back. To be called before the page is opened. */
export async function aSlowConnection(page: Page): Promise<{ hold(): void; letGo(): void }> {
	let held: (() => void)[] | null = null;
	await page.routeWebSocket('**/socket.io/**', (socket) => {
		socket.connectToServer().onMessage((said) => {
			const tell = () => socket.send(said);
			if (held) held.push(tell);
			else tell();
		});
	});
	return {
		hold: () => void (held = []),
		letGo: () => {
			held?.forEach((tell) => tell());
			held = null;
		}
	};
}

/**
 * Follows a link until what its page asks for is under way. By the keyboard: a pointer that comes to a link has its page fetched
 * before anybody is on their way to it.
 */
export async function leaveBy(page: Page, link: Locator, asked: string): Promise<void> {
	const leaving = page.waitForRequest(asked);
	await link.press('Enter');
	await leaving;
}

/** Until what is done at once has been done. */
export const settled = (page: Page) => page.evaluate(() => new Promise((over) => setTimeout(over)));
