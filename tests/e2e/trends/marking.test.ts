import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { addDays } from '#lib/domain/day.ts';
import { dayWords } from '#lib/ui/words/time-words.ts';
import { command, issueOn } from '../harness/desk.ts';
import { aPage } from '../harness/world.ts';
import { aBoard, middleOf, open, orderOf, today } from './chart.ts';

describe('T17: a day is marked', () => {
	const slider = (page: Page) => page.getByRole('slider', { name: 'Day', exact: true });
	const markIn = (page: Page) => new URL(page.url()).searchParams.get('at');
	/** Where the mark stands on the chart, 0 to 1. */
	const placeOf = (page: Page) =>
		page
			.locator('.plot > .cursor')
			.evaluate((mark) => Number.parseFloat(mark.style.insetInlineStart || mark.style.left) / 100);

	test('by keys and by pointer, in chart and ribbon, reading nothing anew and moving nothing', async () => {
		const server = await aBoard();
		const page = await aPage();
		await open(page, server, '?range=1y&issue=taiwan');
		const asked: string[] = [];
		page.on('request', (request) => request.url().includes('__data') && asked.push(request.url()));
		await slider(page).focus();
		const before = await slider(page).boundingBox();
		await page.keyboard.press('Home');
		await expect.poll(() => markIn(page)).toBe(addDays(today(), -365));
		await page.keyboard.press('ArrowRight');
		await expect.poll(() => markIn(page)).toBe(addDays(today(), -364));
		expect(await slider(page).boundingBox()).toEqual(before);
		const box = before ?? { x: 0, y: 0, width: 0, height: 0 };
		await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
		await expect.poll(() => placeOf(page)).toBeCloseTo(0.5, 1);
		expect(await page.locator('.bar > .cursor').count()).toBe(3);
		expect(asked).toEqual([]);
		const bar = page.getByRole('region', { name: 'Time machine' });
		await bar.getByRole('link', { name: 'the board as it stood that day' }).click();
		await page.waitForURL(/\/b\/us-china\?at=/);
		await issueOn(page, 'taiwan').getByText('55').waitFor();
	});

	test('by touch, and by a moment of the chart that is made to stay; Back to now takes it away', async () => {
		const server = await aBoard();
		const page = await aPage({ touch: true });
		await open(page, server, '?range=1y&issue=taiwan');
		const { x, y, width } = await middleOf(page);
		await page.mouse.click(x - width / 4, y);
		await expect.poll(() => markIn(page)).not.toBeNull();
		const pinned = markIn(page);
		const box = (await slider(page).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
		await page.touchscreen.tap(box.x + box.width * 0.75, box.y + box.height / 2);
		await expect.poll(() => placeOf(page)).toBeCloseTo(0.75, 1);
		expect(orderOf(pinned, markIn(page))).toBe('rising');
		await page.getByRole('link', { name: 'Back to now' }).click();
		await expect.poll(() => page.locator('.cursor').count()).toBe(0);
		expect(new URL(page.url()).search).toBe('?range=1y&issue=taiwan');
	});

	test('by the calendar, which shows all of time where the day is out of sight, and by address and arrows without script', async () => {
		const server = await aBoard();
		const page = await aPage();
		await open(page, server, '?range=30d&issue=taiwan');
		const bar = page.getByRole('region', { name: 'Time machine' });
		await bar.getByText('Now').first().click();
		const day = addDays(today(), -200);
		await bar.getByRole('textbox', { name: 'Day' }).fill(day);
		await page.waitForURL(`**/trends?issue=taiwan&at=${day}`);
		await page.locator('.plot > .cursor').waitFor();

		const plain = await aPage({ script: false });
		await plain.goto(page.url());
		expect(await plain.locator('.plot > .cursor').count()).toBe(1);
		await plain.getByRole('link', { name: 'A day earlier' }).click();
		expect(markIn(plain)).toBe(addDays(day, -1));
		await plain.locator('#time summary').click();
		await plain.locator('#time').getByRole('textbox', { name: 'Day' }).fill(addDays(day, 9));
		await plain.locator('#time').getByRole('button', { name: 'Show', exact: true }).click();
		expect(new URL(plain.url()).search).toBe(`?issue=taiwan&at=${addDays(day, 9)}`);
		expect((await fetch(`${server.url}/b/us-china/trends?at=never`)).status).toBe(422);
	});

	test('a range in whose sight it is not lets it go', async () => {
		const server = await aBoard();
		const page = await aPage();
		await open(page, server, `?issue=taiwan&at=${addDays(today(), -60)}`);
		const [month, quarter] = ['30 d', '90 d'].map((name) =>
			page.getByRole('link', { name, exact: true })
		);
		expect(await quarter?.getAttribute('href')).toContain('at=');
		await month?.click();
		await page.waitForURL('**/trends?range=30d&issue=taiwan');
	});

	test('and none where all in sight is past: the slider says the day at which it stands', async () => {
		const server = await aBoard();
		const page = await aPage();
		const to = addDays(today(), -100);
		await open(page, server, `?from=${addDays(to, -100)}&to=${to}&issue=taiwan`);
		const words = dayWords(to);
		expect(await slider(page).getAttribute('aria-valuetext')).toBe(words);
		await page.locator('#time summary').getByText(words).waitFor();
	});
});

test('T14: a moment that is made to stay says why, by whom and by which source, and leads to the board of that day', async () => {
	const server = await aBoard();
	const page = await aPage();
	const day = addDays(today(), -100);
	await open(page, server, `?from=${addDays(day, -50)}&to=${addDays(day, 49)}&issue=taiwan`);
	const { x, y } = await middleOf(page);
	await page.mouse.click(x, y);
	await page.mouse.move(x, y - 600);
	const reading = page.locator('.reading');
	await reading.getByText('Drills began').waitFor();
	expect(await reading.innerText()).toMatch(/Bob Brown[\s\S]*The Gazette/);
	await reading.getByRole('link', { name: 'The board on this day' }).click();
	await page.waitForURL(/\/b\/us-china\?at=/);
	const shown = new URL(page.url()).searchParams.get('at') ?? '';
	expect([addDays(day, -1), day, addDays(day, 1)]).toContain(shown);
});

test('T14: a moment that stays is read again after a reload, also one of today', async () => {
	const server = await aBoard();
	const page = await aPage();
	await open(page, server, '?range=1y&issue=taiwan');
	const { x, y } = await middleOf(page);
	await page.mouse.click(x, y);
	await page.mouse.move(x, y - 600);
	const close = page.getByRole('button', { name: 'Close the reading' });
	await close.waitFor();
	await page.reload();
	await page.locator('.reading').getByText('Drills began').waitFor();
	await close.click();
	await page.waitForURL((url) => !url.searchParams.has('read'));
	expect(new URL(page.url()).searchParams.has('at')).toBe(true);
	await open(page, server, '?range=1y&issue=taiwan');
	await page.getByRole('slider', { name: 'Read the chart, step by step' }).focus();
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('Enter');
	await page.waitForURL(/read=/);
	await page.reload();
	await close.waitFor();
	expect(new URL(page.url()).searchParams.has('at')).toBe(false);
});

test('T14: a reading is never longer than what is in sight, and one that stays scrolls above the bar', async () => {
	const server = await aBoard();
	const note = 'What was said at length. '.repeat(60);
	await command(server, {
		...{ type: 'issue.assess', issue: 'taiwan', tension: 40, note },
		asOf: addDays(today(), -180)
	});
	const page = await aPage({ height: 600 });
	await open(page, server, '?range=1y&issue=taiwan');
	const { x, y, width } = await middleOf(page);
	await page.mouse.click(x + width / 8, y);
	const reading = page.locator('.reading[data-pinned]');
	await reading.getByText(note.trim()).waitFor();
	const bar = await page.locator('#time[data-past]').boundingBox();
	const box = await reading.boundingBox();
	expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
	expect(await reading.evaluate((card) => card.scrollHeight > card.clientHeight)).toBe(true);
});

test('T14: on a phone a reading that stays leaves half the chart in sight', async () => {
	const server = await aBoard();
	const page = await aPage({ width: 390, height: 844, touch: true });
	await open(page, server);
	const { x, y } = await middleOf(page);
	await page.touchscreen.tap(x, y);
	const reading = await page.locator('.reading[data-pinned]').boundingBox();
	const plot = await page.locator('.plot').boundingBox();
	expect(reading?.y).toBeGreaterThanOrEqual((plot?.y ?? 0) + (plot?.height ?? 0) / 2);
	const bar = await page.locator('#time[data-past]').boundingBox();
	expect((reading?.y ?? 0) + (reading?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
});

test('T14: the keyboard has the reason too, and it is read out', async () => {
	const server = await aBoard();
	const page = await aPage();
	await open(page, server);
	await page.getByRole('slider', { name: 'Read the chart, step by step' }).focus();
	await page.keyboard.press('Home');
	await page.getByRole('status').getByText('Taiwan: A quiet year begins').waitFor();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await page.getByRole('link', { name: 'The board on this day' }).waitFor();
});

test('Y16, T13, T14: the chart of an issue’s page has named spans, reasons and flags that open', async () => {
	const server = await aBoard();
	const page = await aPage();
	const day = addDays(today(), -150);
	const span = { from: addDays(day, -20), to: addDays(day, 20) };
	await command(server, { type: 'era.add', name: 'The drills', ...span });
	await command(server, {
		...{ type: 'entry.record', kind: 'call', day, title: 'A call' },
		issues: ['taiwan']
	});
	await page.goto(`${server.url}/b/us-china/i/taiwan/dossier`);
	await page.locator('canvas[data-drawn]').waitFor();
	await page.getByRole('list', { name: 'Spans of time' }).getByText('The drills').waitFor();
	await page.getByRole('link', { name: /A call/ }).click();
	await page.getByRole('list', { name: 'Entries under this flag' }).getByText('A call').waitFor();
	await page.keyboard.press('Escape');
	const { x, y } = await middleOf(page);
	await page.mouse.move(x, y);
	await page.locator('.reading').getByText('Drills began').waitFor();
});
