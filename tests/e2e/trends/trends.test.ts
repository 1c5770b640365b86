import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { command, live, makeBoard } from '../harness/desk.ts';
import type { BuiltServer } from '../harness/server.ts';
import { aPage, aServer, complaintsOf } from '../harness/world.ts';

async function aBoard(): Promise<BuiltServer> {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	return server;
}

const trends = (server: BuiltServer, query = '') => `${server.url}/b/us-china/trends${query}`;
const drawn = (page: Page) => page.locator('canvas[data-drawn]').waitFor();
const assess = (server: BuiltServer, tension: number, asOf?: string) =>
	command(server, {
		type: 'issue.assess',
		issue: 'taiwan',
		...{ status: 'rupture', tension, note: 'It moved' },
		...(asOf && { asOf })
	});

/** The name of a line above the chart, with its figure. */
const lineNamed = (page: Page, name: string) =>
	page.getByRole('list', { name: 'Lines' }).getByRole('listitem').filter({ hasText: name });

/** How far down the canvas, 0 at its top to 1, a line reaches where it ends; null where its colour is not there. */
const lastMark = (page: Page, name: string) =>
	page.evaluate((title) => {
		const named = [...document.querySelectorAll('li')].find((li) => li.innerText.includes(title));
		const swatch = named?.querySelector('span');
		const canvas = document.querySelector('canvas');
		const image = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
		if (!swatch || !image) return null;
		const ink = getComputedStyle(swatch).color.match(/\d+/g)?.map(Number) ?? [];
		const rows: number[] = [];
		for (let y = 0; y < image.height; y += 1) {
			const at = (y * image.width + image.width - 9) * 4;
			const isInk = ink.every((part, index) => Math.abs((image.data[at + index] ?? 0) - part) < 12);
			if (isInk && (image.data[at + 3] ?? 0) > 200) rows.push(y);
		}
		return rows.length > 0 ? Math.max(...rows) / image.height : null;
	}, name);

describe('T1: the chart', () => {
	test('is drawn on a canvas in the place of the drawing that came with the page', async () => {
		const server = await aBoard();
		const [plain, page] = [await aPage({ script: false }), await aPage()];
		const complaints = complaintsOf(page);
		await plain.goto(trends(server));
		await page.goto(trends(server));
		await drawn(page);
		const boxes = await Promise.all(
			[plain, page].map((each) => each.locator('[role="presentation"]').boundingBox())
		);
		expect(boxes[1]).toEqual(boxes[0]);
		expect(await page.locator('canvas').getAttribute('data-drawn')).toBe('4');
		expect(await lastMark(page, 'Taiwan')).toBeCloseTo(0.26, 1);
		expect(complaints).toEqual([]);
	});
});

describe('T6: live', () => {
	test('a change moves line, figures and ribbon at once, in the range that is looked at', async () => {
		const server = await aBoard();
		const page = await aPage();
		await page.goto(trends(server, '?range=30d&issue=taiwan'));
		await drawn(page);
		await live(page);
		const before = await lastMark(page, 'Taiwan');
		await assess(server, 10);
		await expect.poll(() => lineNamed(page, 'Taiwan').innerText()).toMatch(/10$/);
		expect(await lastMark(page, 'Taiwan')).toBeGreaterThan((before ?? 1) + 0.4);
		await page
			.getByRole('slider', { name: 'Taiwan, status over time' })
			.getByText('Rupture')
			.first()
			.waitFor({ state: 'attached' });
		expect(page.url()).toContain('?range=30d&issue=taiwan');
		expect(
			await page.getByRole('link', { name: '30 d', exact: true }).getAttribute('aria-current')
		).toBe('true');
	});

	test('a change of the past has the lines read anew', async () => {
		const server = await aBoard();
		const page = await aPage();
		await page.goto(trends(server, '?range=1y&issue=taiwan'));
		await drawn(page);
		await live(page);
		const table = page.locator('details').filter({ hasText: 'The chart as a table' });
		const rows = table.locator('tbody tr');
		const before = await rows.count();
		const past = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
		await assess(server, 33, past);
		await expect.poll(() => rows.count()).toBeGreaterThan(before);
		expect(await rows.last().textContent()).toContain('33');
	});
});

describe('T8: without script', () => {
	test('the page can be read, and issues and days chosen', async () => {
		const server = await aBoard();
		const page = await aPage({ script: false });
		await page.goto(trends(server));
		expect(await page.locator('.lines > svg path').count()).toBe(4);
		await page.getByText('Compare issues').click();
		await page.getByRole('checkbox', { name: 'Tariffs' }).uncheck();
		await page.getByRole('checkbox', { name: 'AI safety' }).uncheck();
		await page.getByRole('group').getByRole('button', { name: 'Show' }).click();
		await page.waitForURL(/issue=&issue=taiwan$/);
		expect(await page.locator('.lines > svg path').count()).toBe(2);
		await page.getByRole('link', { name: '90 d', exact: true }).click();
		await page.waitForURL(/range=90d&issue=taiwan$/);
		await page.getByText('The chart as a table').click();
		expect(await page.getByRole('table').innerText()).toMatch(/Index\s+Taiwan/);
	});

	test('T7: days that end before they begin are refused in words', async () => {
		const server = await aBoard();
		const answer = await fetch(trends(server, '?from=2025-02-01&to=2025-01-01'));
		expect(answer.status).toBe(422);
		expect(await answer.text()).toContain('from: must not be after to');
		expect((await fetch(trends(server, '?issue=moon'))).status).toBe(422);
	});

	test('T7: hidden lines that there are not, and a last day before all others, are refused in words', async () => {
		const server = await aBoard();
		for (const [query, words] of [
			['?hide=moon', /hide: .*moon.* is not an issue of this board/],
			['?to=2010-01-01', /to: must not be before 20/]
		] as const) {
			const answer = await fetch(trends(server, query));
			expect(answer.status).toBe(422);
			expect(await answer.text()).toMatch(words);
		}
		expect((await fetch(trends(server, '?hide=-&hide=tariffs'))).status).toBe(200);
	});

	test('the statuses of the ribbon are a table', async () => {
		const server = await aBoard();
		await assess(server, 80, '2024-02-01');
		const page = await aPage({ script: false });
		await page.goto(trends(server));
		await page.getByText('The statuses as a table').click();
		const rows = page.getByRole('table').getByRole('row', { name: /Taiwan/ });
		await expect.poll(() => rows.count()).toBe(2);
		expect(await rows.last().innerText()).toMatch(/Taiwan\s+Rupture\s+1 Feb 2024\s/);
		expect(await rows.first().innerText()).toMatch(/Taiwan\s+Strained\s.*the end/s);
	});
});

describe('T9: the figures', () => {
	test('come as a file, row for row, safe to open in a spreadsheet', async () => {
		const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
		await makeBoard(server);
		await command(server, {
			type: 'issue.open',
			title: '=HYPERLINK("http://evil.example"), "x"',
			category: 'trade'
		});
		await command(server, {
			type: 'issue.assess',
			issue: 'hyperlink-http-evil-example-x',
			...{ status: 'talks', tension: 20, note: 'Said', asOf: '2024-02-01' }
		});
		const query = '?from=2024-01-01&to=2024-03-01&issue=hyperlink-http-evil-example-x';
		const answer = await fetch(`${server.url}/b/us-china/trends.csv${query}`);
		expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
		expect(answer.headers.get('content-disposition')).toBe(
			'attachment; filename="us-china-trends-2024-01-01-to-2024-03-01.csv"'
		);
		expect(await answer.text()).toBe(
			[
				'line,issue,title,at,status,tension',
				'index,,United States - China,2024-02-01T00:00:00.000Z,,20',
				`issue,hyperlink-http-evil-example-x,"'=HYPERLINK(""http://evil.example""), ""x""",2024-02-01T00:00:00.000Z,talks,20`,
				''
			].join('\r\n')
		);
	});
});

test('T10: the chart is saved as a picture', async () => {
	const server = await aBoard();
	const page = await aPage();
	await page.goto(trends(server));
	await drawn(page);
	await page.locator('summary', { hasText: /^Export/ }).click();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Picture (PNG)' }).click()
	]);
	expect(download.suggestedFilename()).toMatch(/^us-china-trends-.*\.png$/);
	const picture = await readFile(await download.path());
	expect(picture.subarray(1, 4).toString()).toBe('PNG');
	expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([3200, 1800]);
	expect(picture.length).toBeGreaterThan(20_000);
});

test('T5: the keyboard reads the ribbon and the chart', async () => {
	const server = await aBoard();
	await assess(server, 80, '2024-02-01');
	const page = await aPage();
	await page.goto(trends(server, '?issue=taiwan'));
	await drawn(page);
	const bar = page.getByRole('slider', { name: 'Taiwan, status over time' });
	await bar.focus();
	await page.keyboard.press('Home');
	expect(await bar.getAttribute('aria-valuetext')).toMatch(/^Rupture, 1 Feb 2024 to /);
	const reader = page.getByRole('slider', { name: 'Read the chart, step by step' });
	await reader.focus();
	await page.keyboard.press('Home');
	expect(await reader.getAttribute('aria-valuetext')).toBe('1 Feb 2024, Index 80, Taiwan 80');
});

test('T11: with the server gone, what is shown is dimmed and says as of when', async () => {
	const server = await aBoard();
	const page = await aPage();
	await page.goto(trends(server));
	await drawn(page);
	await live(page);
	await server.kill();
	await page.locator('main[data-old]').waitFor();
	await page.getByText(/^As of \d\d:\d\d:\d\d/).waitFor();
	await server.resume();
	await page.locator('main:not([data-old])').waitFor();
});
