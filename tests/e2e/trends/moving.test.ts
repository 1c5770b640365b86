import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { addDays } from '#lib/domain/day.ts';
import { command, introduce, live } from '../harness/desk.ts';
import { aPage, complaintsOf } from '../harness/world.ts';
import { aBoard, daysIn, middleOf, open, orderOf, today } from './chart.ts';

const moved = (page: Page) => expect.poll(() => daysIn(page).from);

/** How often something of a kind comes to a page from now on. */
async function comingsOf(page: Page, selector: string): Promise<() => Promise<number>> {
	const seen = await page.evaluateHandle((selector) => {
		const seen = { comings: 0 };
		new MutationObserver((changes) => {
			const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
			seen.comings += added.filter(
				(node) => node instanceof Element && node.matches(selector)
			).length;
		}).observe(document, { childList: true, subtree: true });
		return seen;
	}, selector);
	return () => seen.evaluate(({ comings }) => comings);
}

describe('T12: a reader moves through time', () => {
	test('by wheel and by dragging; the address says where they rest, and a reload shows the same', async () => {
		const server = await aBoard();
		const page = await aPage();
		const complaints = complaintsOf(page);
		const whole = { from: addDays(today(), -260), to: addDays(today(), -140) };
		await open(page, server, `?from=${whole.from}&to=${whole.to}&issue=taiwan`);
		const { x, y, width } = await middleOf(page);
		await page.mouse.move(x, y);
		await page.mouse.wheel(0, -120);
		await moved(page).not.toBe(whole.from);
		const closer = daysIn(page);
		expect(orderOf(whole.from, closer.from, closer.to, whole.to)).toBe('rising');
		const reading = page.locator('.reading');
		await page.mouse.move(x + 2, y);
		await reading.waitFor();
		await page.mouse.down();
		const comings = await comingsOf(page, '.cursor');
		await page.mouse.move(x + width / 4, y, { steps: 8 });
		await reading.waitFor({ state: 'detached' });
		expect(await comings()).toBe(0);
		await page.mouse.up();
		await page.mouse.move(x, y);
		await reading.waitFor();
		expect(await comings()).toBeGreaterThan(0);
		await moved(page).not.toBe(closer.from);
		const earlier = daysIn(page);
		expect(await page.getByRole('link', { name: 'The board on this day' }).count()).toBe(0);
		expect(orderOf(earlier.from, closer.from, earlier.to, closer.to)).toBe('rising');
		await page.reload();
		await page.locator('canvas[data-drawn]').waitFor();
		expect(daysIn(page)).toEqual(earlier);
		expect(complaints).toEqual([]);
	});

	test('by as many turns of the wheel as they like, of which the last alone asks the server', async () => {
		const server = await aBoard();
		const page = await aPage();
		const whole = { from: addDays(today(), -260), to: addDays(today(), -140) };
		await open(page, server, `?from=${whole.from}&to=${whole.to}&issue=taiwan`);
		const asked: string[] = [];
		page.on('request', (request) => {
			if (request.url().includes('/trends/__data.json')) asked.push(request.url());
		});
		await page.locator('canvas').evaluate((canvas) => {
			const { x, y, width, height } = canvas.getBoundingClientRect();
			const at = { clientX: x + width / 2, clientY: y + height / 2 };
			for (let turn = 0; turn < 6; turn += 1)
				canvas.dispatchEvent(new WheelEvent('wheel', { deltaY: -120, cancelable: true, ...at }));
		});
		await moved(page).not.toBe(whole.from);
		expect(asked).toHaveLength(1);
	});

	test('by two fingers that part, and by one that drags', async () => {
		const server = await aBoard();
		const page = await aPage({ touch: true });
		const whole = { from: addDays(today(), -260), to: addDays(today(), -140) };
		await open(page, server, `?from=${whole.from}&to=${whole.to}&issue=taiwan`);
		const { x, y } = await middleOf(page);
		const session = await page.context().newCDPSession(page);
		const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', at: readonly number[]) =>
			session.send('Input.dispatchTouchEvent', {
				type,
				touchPoints: at.map((each, id) => ({ x: each, y, id }))
			});
		const far = [0, 20, 40, 60, 80, 100];
		await touch('touchStart', [x - 20, x + 20]);
		for (const each of far) await touch('touchMove', [x - 20 - each, x + 20 + each]);
		await touch('touchEnd', []);
		await moved(page).not.toBe(whole.from);
		const closer = daysIn(page);
		expect(orderOf(whole.from, closer.from, closer.to, whole.to)).toBe('rising');
		await touch('touchStart', [x]);
		for (const each of far) await touch('touchMove', [x + each]);
		await touch('touchEnd', []);
		await moved(page).not.toBe(closer.from);
		const earlier = daysIn(page);
		expect(orderOf(earlier.from, closer.from, earlier.to, closer.to)).toBe('rising');
	});

	test('by keys, and by links without script', async () => {
		const server = await aBoard();
		const page = await aPage();
		await open(page, server);
		await page.getByRole('slider', { name: 'Read the chart, step by step' }).focus();
		await page.keyboard.press('+');
		await moved(page).not.toBeNull();
		const closer = daysIn(page);
		await page.keyboard.press('Shift+ArrowLeft');
		await moved(page).not.toBe(closer.from);
		await page.keyboard.press('0');
		await moved(page).toBeNull();

		const plain = await aPage({ script: false });
		await plain.goto(`${server.url}/b/us-china/trends?issue=taiwan`);
		await plain.getByRole('link', { name: 'Closer' }).click();
		expect(daysIn(plain)).toEqual(closer);
	});

	test('where all is in sight, turning the wheel away scrolls the page', async () => {
		const server = await aBoard();
		const page = await aPage({ height: 500 });
		await open(page, server);
		const { x, y } = await middleOf(page);
		await page.mouse.move(x, y);
		await page.mouse.wheel(0, 200);
		await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(50);
		expect(daysIn(page).from).toBeNull();
	});

	test('a change moves the lines, and neither the days in sight nor the moment that is read', async () => {
		const server = await aBoard();
		const page = await aPage();
		const from = addDays(today(), -100);
		await open(page, server, `?from=${from}&issue=taiwan`);
		const { x, y } = await middleOf(page);
		await page.mouse.move(x, y);
		const reading = page.locator('.reading');
		const read = await reading.locator('time').innerText();
		await command(server, { type: 'issue.assess', issue: 'taiwan', tension: 5, note: 'It eased' });
		await page
			.locator('.panel details td', { hasText: /^5$/ })
			.first()
			.waitFor({ state: 'attached' });
		expect(daysIn(page)).toEqual({ from, to: null });
		expect(await reading.locator('time').innerText()).toBe(read);
	});

	test('T14: a change of the past under a pointer that rests comes with its reason', async () => {
		const server = await aBoard();
		const page = await aPage();
		await open(page, server, '?range=1y&issue=taiwan');
		const { x, y, width } = await middleOf(page);
		await page.mouse.move(x + width / 4, y);
		const reading = page.locator('.reading');
		await reading.getByText('Drills began').waitFor();
		await command(server, {
			...{ type: 'issue.assess', issue: 'taiwan', tension: 12, note: 'A call' },
			asOf: addDays(today(), -120)
		});
		await reading.getByText('A call').waitFor();
		expect(await reading.innerText()).not.toContain('Drills began');
	});
});

test('T7, T10: a hidden line is in the address, and in neither chart, figures nor picture', async () => {
	const server = await aBoard();
	const page = await aPage();
	await open(page, server, '?issue=taiwan&issue=tariffs');
	await page
		.getByRole('list', { name: 'Lines' })
		.getByRole('link', { name: /Tariffs/ })
		.click();
	await page.waitForURL(/hide=tariffs/);
	await expect.poll(() => page.locator('canvas').getAttribute('data-drawn')).toBe('2');
	await page.locator('summary', { hasText: /^Export/ }).click();
	const csv = await page.getByRole('link', { name: 'Figures (CSV)' }).getAttribute('href');
	const figures = await (await fetch(server.url + csv)).text();
	expect(figures).toContain('issue,taiwan');
	expect(figures).not.toContain('issue,tariffs');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Picture (SVG)' }).click()
	]);
	expect(download.suggestedFilename()).toMatch(/\.svg$/);
	const picture = await readFile(await download.path(), 'utf8');
	expect(picture).toMatch(/^<svg xmlns/);
	expect(picture).toContain('Taiwan');
	expect(picture).not.toContain('Tariffs');
});

test('T4: a flag opens into its entries, each with its source and a link to its issue', async () => {
	const server = await aBoard();
	const source = { publisher: 'The Gazette', url: 'https://example.org/call' };
	for (const title of ['A call', 'Another call']) {
		const day = addDays(today(), -150);
		await command(server, {
			type: 'entry.record',
			kind: 'call',
			day,
			title,
			issues: ['taiwan'],
			source
		});
	}
	const page = await aPage();
	await open(page, server);
	await page
		.getByRole('list', { name: 'Entries on the chart' })
		.getByRole('link', { name: /A call/ })
		.click();
	const list = page.getByRole('list', { name: 'Entries under this flag' });
	await expect.poll(() => list.getByRole('listitem').count()).toBe(2);
	expect(await list.innerText()).toMatch(/A call[\s\S]*Taiwan[\s\S]*The Gazette/);
	await page.keyboard.press('Escape');
	await list.waitFor({ state: 'detached' });
});

test('T13, T15, D29: spans named in the settings are bands, and a change of weights breaks the chart', async () => {
	const server = await aBoard();
	const page = await aPage();
	await introduce(page, server, 'Ann Analyst', 'admin');
	await page.goto(`${server.url}/b/us-china/settings`);
	await live(page);
	const section = page.getByRole('region', { name: 'Spans of time' });
	await section.getByText('Name a span').click();
	await section.getByLabel('Name', { exact: true }).fill('A truce');
	await section.getByLabel('First day').fill(addDays(today(), -120));
	await section.getByLabel('Last day, where it has ended').fill(addDays(today(), -60));
	await section.getByRole('button', { name: 'Add' }).click();
	await section.getByRole('button', { name: 'Edit A truce' }).waitFor();
	await command(server, { type: 'issue.edit', issue: 'taiwan', salience: 5 });
	await open(page, server, '?range=1y&issue=taiwan');
	await page.getByRole('list', { name: 'Spans of time' }).getByText('A truce').waitFor();
	const breaks = page.getByRole('list', { name: 'Breaks of the scale' });
	expect(await breaks.innerText()).toContain('the weights of issues changed');
	await command(
		server,
		{ type: 'board.edit', ladder: { talks: { word: 'At the table' } } },
		'Ann Analyst'
	);
	await breaks.getByText('the words or colours of the ladder').waitFor();
});
