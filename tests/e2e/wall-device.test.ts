import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ask } from './harness/ask.ts';
import { crowdedBoard, issueAt } from './harness/crowded-board.ts';
import type { BuiltServer } from './harness/server.ts';
import { aPage, aServer } from './harness/world.ts';

const today = new Date().toISOString().slice(0, 10);

async function aBoard(): Promise<BuiltServer> {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await ask(server, 'crowd', ...crowdedBoard(5, 'English', today));
	return server;
}

test('W11: a display whose clock is five minutes fast says so, and still tells the right age', async () => {
	const server = await aBoard();
	const page = await aPage({ theme: 'dark', width: 1920, height: 1080 });
	await page.addInitScript(() => {
		const RealDate = Date;
		class FastDate extends RealDate {
			constructor(...given: [] | [number | string]) {
				super(given.length === 0 ? FastDate.now() : given[0]);
			}
			static override now() {
				return RealDate.now() + 300_000;
			}
		}
		Object.assign(globalThis, { Date: FastDate });
	});
	await page.goto(`${server.url}/wall/crowd?scenes=overview`);
	await page.locator('.wall[data-link=live]').waitFor();
	await page.getByText('This display’s clock is 5 min fast').waitFor();
	const issue = issueAt(0, 'English');
	await ask(server, 'crowd', { type: 'issue.assess', issue, tension: 11 });
	const card = page.locator(`article[data-issue="${issue}"]`);
	await card.getByText('11', { exact: true }).waitFor();
	expect(await card.locator('.age').textContent()).toBe('just now');
});

test('W17: where the browser keeps its screen awake only over HTTPS, the wall says so', async () => {
	const server = await aBoard();
	const page = await aPage({ theme: 'dark', width: 1920, height: 1080 });
	await page.addInitScript(() => {
		Reflect.deleteProperty(Navigator.prototype, 'wakeLock');
		Object.defineProperty(window, 'isSecureContext', { value: false });
	});
	await page.goto(`${server.url}/wall/crowd?scenes=overview`);
	await page.getByText('This browser keeps its screen awake only over HTTPS').waitFor();
});

test('W17: the wall keeps its screen awake, and asks anew when it is seen again', async () => {
	const server = await aBoard();
	const page = await aPage({ theme: 'dark', width: 1920, height: 1080 });
	await page.addInitScript(() => {
		Reflect.set(window, 'asked', []);
		const request = async (kind: string) => {
			Reflect.get(window, 'asked').push(kind);
			return { release: async () => undefined };
		};
		Object.defineProperty(Navigator.prototype, 'wakeLock', { get: () => ({ request }) });
	});
	await page.goto(`${server.url}/wall/crowd?scenes=overview`);
	const asked = () => page.evaluate(() => Reflect.get(window, 'asked'));
	await expect.poll(asked).toEqual(['screen']);
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await expect.poll(asked).toEqual(['screen', 'screen']);
});

test(
	'W11: a server that is stopped in silence for over a minute leaves the wall offline; continued, it is live with what came since',
	{ timeout: 150_000 },
	async () => {
		const server = await aBoard();
		const page = await aPage({ theme: 'dark', width: 1920, height: 1080 });
		await page.goto(`${server.url}/wall/crowd?scenes=overview`);
		await page.locator('.wall[data-link=live]').waitFor();
		process.kill(server.pid, 'SIGSTOP');
		await page.locator('.wall[data-link=offline]').waitFor({ timeout: 100_000 });
		process.kill(server.pid, 'SIGCONT');
		const issue = issueAt(0, 'English');
		await ask(server, 'crowd', { type: 'issue.assess', issue, tension: 87 });
		await page.locator('.wall[data-link=live]').waitFor();
		await page.locator(`article[data-issue="${issue}"]`).getByText('87', { exact: true }).waitFor();
	}
);

test('W18: a wall installs as an app, with its name and icons, that opens as the wall that it was', async () => {
	const server = await aBoard();
	const page = await aPage({ theme: 'dark', width: 1280, height: 720 });
	const own = '/wall/crowd?scenes=agenda%2Clatest';
	await page.goto(server.url + own);
	await page.locator('.wall[data-link=live]').waitFor();
	const browser = await page.context().newCDPSession(page);
	const { errors, data = '{}' } = await browser.send('Page.getAppManifest');
	expect(errors).toEqual([]);
	const manifest = z
		.looseObject({
			name: z.string(),
			start_url: z.string(),
			icons: z.array(z.object({ src: z.string(), type: z.string() }))
		})
		.parse(JSON.parse(data));
	expect([manifest.name, manifest.start_url]).toEqual(['Demarche', own]);
	const plain = await fetch(`${server.url}/manifest.webmanifest`);
	expect(await plain.json()).toMatchObject({ name: 'Demarche', start_url: '/wall' });
	for (const { src, type } of manifest.icons) {
		const icon = await fetch(server.url + src);
		expect([src, icon.status, icon.headers.get('content-type')]).toEqual([src, 200, type]);
	}
});
