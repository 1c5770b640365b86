import type { Browser, CDPSession, Page } from 'playwright-core';
import { openBrowser, openPage } from '../e2e/harness/browser.ts';
import { countFrames, watchPixels, watchShifts } from './wall-watch.ts';
import { most, type Line } from './report.ts';
import { BuiltServer } from '../e2e/harness/server.ts';
import { BOARD } from './server.ts';
import { command, type Committed } from './wall-command.ts';

const CHANGES = 200;
const FADES = 12;
const IDLE_MS = 10_000;
const SCREEN = { theme: 'dark', width: 1920, height: 1080 } as const;

/** What the room sees, in a real browser: how late, how smooth, how calm. */
export async function wall(): Promise<Line[]> {
	const server = await BuiltServer.start();
	const browser = await openBrowser();
	try {
		return [
			...(await changesSeen(browser, server)),
			...(await idle(browser, server.url)),
			...(await crossfades(browser, server.url))
		];
	} finally {
		await browser.close();
		await server.dispose();
	}
}

async function openWall(browser: Browser, url: string, query: string): Promise<Page> {
	const page = await openPage(browser, SCREEN);
	await page.addInitScript(watchShifts);
	await page.goto(`${url}/wall/${BOARD}?${query}`);
	await page.locator('.wall[data-link=live]').waitFor();
	await page.evaluate(() => document.fonts.ready);
	return page;
}

/** From the moment of the commit, by the server's clock on this machine, to the frame that shows it. */
async function changesSeen(browser: Browser, server: BuiltServer): Promise<Line[]> {
	const page = await openWall(browser, server.url, 'scenes=overview&seconds=3600');
	const shift = () => page.evaluate(() => Number(Reflect.get(window, 'demarcheShift')));
	const loading = await shift();
	const late: number[] = [];
	for (let number = 0; number < CHANGES; number += 1) {
		const tension = number % 2 === 0 ? 30 + (number % 9) : 60 + (number % 9);
		const seen = page.evaluate(watchPixels, String(tension));
		const { committedAt }: Committed = await command(server, tension);
		late.push((await seen) - committedAt);
	}
	const changing = (await shift()) - loading;
	await page.context().close();
	const sorted = late.toSorted((a, b) => a - b);
	const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
	return [
		most('committed to pixel changed, p50', at(0.5), 'ms', 100),
		most('committed to pixel changed, p99', at(0.99), 'ms', 250),
		most('layout shift while the wall loads', loading, '', 0),
		most(`layout shift over ${CHANGES} changes`, changing, '', 0)
	];
}

/** The processor time of a page's main thread over a while in which nothing happens but time. */
async function idle(browser: Browser, url: string): Promise<Line[]> {
	const shown = await openWall(browser, url, 'scenes=overview&seconds=3600');
	const empty = await openPage(browser, SCREEN);
	await empty.goto('about:blank');
	// What is loaded when the wall has settled is not idleness.
	await shown.waitForTimeout(8_000);
	const [ours, theirs] = [await busyShare(shown), await busyShare(empty)];
	await Promise.all([shown, empty].map((page) => page.context().close()));
	return [
		most('idle main thread of the wall', ours * 100, '%', 1),
		most('idle main thread of an empty page', theirs * 100, '%', Infinity)
	];
}

async function busyShare(page: Page): Promise<number> {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	const before = await taskSeconds(session);
	await page.waitForTimeout(IDLE_MS);
	return ((await taskSeconds(session)) - before) / (IDLE_MS / 1000);
}

async function taskSeconds(session: CDPSession): Promise<number> {
	const { metrics } = await session.send('Performance.getMetrics');
	return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
}

/** Frames that a crossfade leaves out, beside those that an empty page leaves out in as much time. */
async function crossfades(browser: Browser, url: string): Promise<Line[]> {
	const shown = await openWall(browser, url, 'scenes=overview,trends,agenda,latest&seconds=3600');
	const empty = await openPage(browser, SCREEN);
	await shown.waitForTimeout(8_000);
	let [dropped, seen, baseline] = [0, 0, 0];
	for (let fade = 0; fade < FADES; fade += 1) {
		await shown.keyboard.press('ArrowRight');
		await shown.waitForFunction(() => document.querySelectorAll('.layer').length > 1);
		const { frames, missed } = await shown.evaluate(countFrames, 1_000);
		await shown.waitForFunction(() => document.querySelectorAll('.layer').length === 1);
		[dropped, seen] = [dropped + missed, seen + frames];
		baseline += (await empty.evaluate(countFrames, 1_000)).missed;
	}
	await Promise.all([shown, empty].map((page) => page.context().close()));
	return [
		most(`frames dropped in ${FADES} crossfades (${seen} shown)`, dropped, '', baseline),
		most('frames dropped by an empty page in as much time', baseline, '', Infinity)
	];
}
