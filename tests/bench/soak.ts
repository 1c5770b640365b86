import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { setup } from '../e2e/harness/build.ts';
import { ask } from '../e2e/harness/ask.ts';
import { openBrowser, openPage } from '../e2e/harness/browser.ts';
import { crowdedBoard, issueAt } from '../e2e/harness/crowded-board.ts';
import { BuiltServer } from '../e2e/harness/server.ts';

/**
 * Turns a wall's scenes by its remote control, and changes its board, many times over; the heap after a forced collection,
 * nodes and listeners must be the same at the end as after the first part. `npm run soak -- --turns 80000 --changes 100000`.
 */
const { values } = parseArgs({
	options: {
		turns: { type: 'string', default: '2000' },
		changes: { type: 'string', default: '1000' },
		looks: { type: 'string', default: '10' }
	}
});
const ISSUES = 13;
const SCENES = 'overview,categories,each,trends,agenda,latest';

interface Look {
	turns: number;
	heap: number;
	nodes: number;
	listeners: number;
}

async function look(session: CDPSession, page: Page, turns: number): Promise<Look> {
	await page.waitForFunction(() => document.querySelectorAll('.layer').length === 1);
	for (let again = 0; again < 3; again += 1) await session.send('HeapProfiler.collectGarbage');
	const { metrics } = await session.send('Performance.getMetrics');
	const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
	return {
		turns,
		heap: of('JSHeapUsedSize'),
		nodes: of('Nodes'),
		listeners: of('JSEventListeners')
	};
}

/** Turns to the first scene, so that looks compare like with like. */
async function toFirst(page: Page): Promise<void> {
	while (!(await page.locator('.wall > footer').textContent())?.includes('Page 1 of ')) {
		await turn(page);
	}
}

async function turn(page: Page): Promise<void> {
	await page.keyboard.press('ArrowRight');
	await page.evaluate(
		() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
	);
}

setup();
const server = await BuiltServer.start({ DEMARCHE_SAMPLE: 'off' });
const browser = await openBrowser();
try {
	const today = new Date().toISOString().slice(0, 10);
	await ask(server, 'crowd', ...crowdedBoard(ISSUES, 'English', today));
	const page = await openPage(browser, { theme: 'dark', width: 1920, height: 1080 });
	await page.goto(`${server.url}/wall/crowd?scenes=${SCENES}&seconds=3600`);
	await page.locator('.wall[data-link=live]').waitFor();
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable');
	const [looks, turns, changes] = [values.looks, values.turns, values.changes].map(Number);
	const taken: Look[] = [];
	let done = 0;
	for (let part = 1; part <= (looks ?? 1); part += 1) {
		const turnsBy = Math.round(((turns ?? 0) * part) / (looks ?? 1));
		const changing = (async () => {
			for (let change = 0; change < (changes ?? 0) / (looks ?? 1); change += 1) {
				const issue = issueAt(change % ISSUES, 'English');
				await ask(server, 'crowd', { type: 'issue.assess', issue, tension: (change * 7) % 100 });
			}
		})();
		for (; done < turnsBy; done += 1) await turn(page);
		await changing;
		await toFirst(page);
		const seen = await look(session, page, done);
		taken.push(seen);
		console.log(
			`${seen.turns} turns: heap ${(seen.heap / 1e6).toFixed(2)} MB, ${seen.nodes} nodes, ${seen.listeners} listeners`
		);
	}
	const [first, last] = [taken[0], taken.at(-1)];
	if (!first || !last) throw new Error('Nothing was looked at');
	const ratio = last.heap / first.heap;
	console.log(`heap at the end beside the first part: ${ratio.toFixed(3)} (at most 1.1)`);
	if (ratio > 1.1 || last.nodes > first.nodes * 1.05 || last.listeners > first.listeners * 1.05)
		process.exitCode = 1;
} finally {
	await browser.close();
	await server.dispose();
}
