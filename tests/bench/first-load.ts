import path from 'node:path';
import type { Browser, CDPSession } from 'playwright-core';
import { SCRIPT_BUDGET } from '../budget.ts';
import { openBrowser, openPage } from '../e2e/harness/browser.ts';
import { startPlainPage } from './plain-page.ts';
import { median, most, ratio, type Line } from './report.ts';
import { startDemarche, withData, withServers } from './server.ts';

const TIMES = 7;
const KB = 1000;

interface Load {
	/** Milliseconds until the largest contentful paint. */
	painted: number;
	/** Bytes over the wire, compressed as they came, without headers. */
	script: number;
	withoutFonts: number;
	requests: number;
}

/**
 * What a first visit to the board and the wall loads, and when it is painted, beside a plain page of the same framework. Both
 * are come to from another site: from none, a page without our headers would be spared the process of its own that they ask for.
 */
export async function firstLoad(): Promise<Line[]> {
	const browser = await openBrowser();
	const lines = await withData((data) =>
		withServers(
			[startDemarche(data), startPlainPage(path.join(data, 'plain'))],
			async ({ url }, plain) => [
				...(await compare(browser, 'board', `${url}/b/us-china`, plain.url)),
				...(await compare(browser, 'wall', `${url}/wall/us-china`, plain.url))
			]
		)
	);
	await browser.close();
	return lines;
}

async function compare(
	browser: Browser,
	what: 'board' | 'wall',
	url: string,
	plain: string
): Promise<Line[]> {
	const elsewhere = plain.replace('127.0.0.1', 'localhost');
	const [ours, theirs]: [Load[], Load[]] = [[], []];
	for (let time = 0; time <= TIMES; time += 1) {
		ours.push(await load(browser, elsewhere, url));
		theirs.push(await load(browser, elsewhere, plain));
	}
	const middle = (loads: Load[], key: keyof Load) =>
		median(loads.slice(1).map((each) => each[key]));
	return [
		most(`script of the ${what}`, middle(ours, 'script') / KB, 'kB', SCRIPT_BUDGET[what]),
		most(`all of the ${what} but its fonts`, middle(ours, 'withoutFonts') / KB, 'kB', 160),
		most(`requests of the ${what}`, middle(ours, 'requests'), '', 20),
		ratio(
			`largest contentful paint of the ${what}`,
			[middle(ours, 'painted'), middle(theirs, 'painted')],
			'ms',
			1.3
		)
	];
}

/** A visit by somebody who has never been here. */
async function load(browser: Browser, from: string, url: string): Promise<Load> {
	const page = await openPage(browser, { width: 1920, height: 1080 });
	await page.goto(from, { waitUntil: 'networkidle' });
	const session = await page.context().newCDPSession(page);
	const transfers = await transfersOf(session);
	await page.goto(url, { waitUntil: 'networkidle' });
	const painted = await page.evaluate(largestPaint);
	await page.context().close();
	const all = [...transfers.values()];
	const bodies = (some: Transfer[]) =>
		some.reduce((sum, each) => sum + each.bytes - each.headers, 0);
	const bytes = (some: Transfer[]) => some.reduce((sum, each) => sum + each.bytes, 0);
	return {
		painted,
		script: bodies(all.filter(({ mime }) => mime.includes('javascript'))),
		withoutFonts: bytes(all.filter(({ mime }) => !mime.includes('font'))),
		requests: all.length
	};
}

interface Transfer {
	mime: string;
	/** Of `bytes`, what came before the body. */
	headers: number;
	bytes: number;
}

async function transfersOf(session: CDPSession): Promise<Map<string, Transfer>> {
	const transfers = new Map<string, Transfer>();
	session.on('Network.responseReceived', ({ requestId, response }) => {
		if (response.url.startsWith('http')) {
			const { mimeType: mime, encodedDataLength: headers } = response;
			transfers.set(requestId, { mime, headers, bytes: 0 });
		}
	});
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const transfer = transfers.get(requestId);
		if (transfer) transfer.bytes = encodedDataLength;
	});
	await session.send('Network.enable');
	return transfers;
}

const largestPaint = (): Promise<number> =>
	new Promise((painted) => {
		new PerformanceObserver((list) => painted(list.getEntries().at(-1)?.startTime ?? NaN)).observe({
			type: 'largest-contentful-paint',
			buffered: true
		});
	});
