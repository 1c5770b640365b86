import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf, instantOf, type Day } from '#lib/domain/day.ts';
import { command, live, makeBoard } from '../harness/desk.ts';
import type { BuiltServer } from '../harness/server.ts';
import { aPage, aServer, complaintsOf } from '../harness/world.ts';

const today = () => dayOf(instantOf(Date.now()));

/** A board with an entry a day from some day on. */
async function aBoard(from: Day, many: number): Promise<BuiltServer> {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	for (let n = 0; n < many; n += 1) {
		const of = { kind: 'meeting', title: `Meeting ${n}`, day: addDays(from, n) } as const;
		await command(server, { type: 'entry.record', issues: ['taiwan'], ...of });
	}
	return server;
}

const timeline = (server: BuiltServer, query = '') => `${server.url}/b/us-china/timeline${query}`;
const isFocused = (field: Locator) =>
	field.evaluate((element) => element === document.activeElement);

/** Until a line stands on the screen. */
const inSight = (page: Page, line: string) =>
	page.waitForFunction((selector) => {
		const { top, bottom } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
		return top !== undefined && bottom !== undefined && top >= 0 && bottom <= innerHeight;
	}, line);

test('Y20: a day is typed by the keyboard alone, and the focus stays where a filter was applied', async () => {
	const server = await aBoard('2025-03-01', 60);
	const page = await aPage();
	const complaints = complaintsOf(page);
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).searchParams.get('day') ?? ''));
	await page.goto(timeline(server));
	await live(page);
	const day = page.getByLabel('Jump to');
	await day.focus();
	await page.keyboard.type('04102025');
	await page.waitForURL(/day=2025-04-10/);
	await inSight(page, '#asked');
	expect(asked.filter(Boolean).every((each) => each === '2025-04-10')).toBe(true);
	expect([await day.inputValue(), await isFocused(day)]).toEqual(['2025-04-10', true]);

	const kind = page.getByLabel('Every kind');
	await kind.focus();
	await page.keyboard.press('ArrowDown');
	await page.waitForURL(/kind=\w/);
	await page.getByText('Show all').waitFor();
	expect(await isFocused(kind)).toBe(true);
	await page.goto(`${server.url}/b/us-china/history`);
	await live(page);
	await page.getByLabel('From').focus();
	await page.keyboard.type('04102025');
	await page.waitForURL(/from=2025-04-10$/);
	expect(await isFocused(page.getByLabel('From'))).toBe(true);
	expect(complaints).toEqual([]);
});

describe('Y20: what is opened is in sight', () => {
	test('the day that was jumped to, marked, and nobody is led back to it', async () => {
		const server = await aBoard('2025-03-01', 60);
		const page = await aPage();
		await page.goto(timeline(server, '?day=2025-04-10'));
		await live(page);
		await inSight(page, '#asked + [data-entry]');
		expect(await page.locator('#asked').innerText()).toBe('10 Apr 2025');
		expect(await page.locator('#asked + [data-entry]').innerText()).toContain('10 Apr 2025');
		await page.evaluate(() => scrollTo(0, 40));
		const again = page.waitForResponse('**/timeline/__data.json*');
		await page.getByLabel('Every kind').selectOption('meeting');
		await again;
		await page.waitForURL(/kind=meeting/);
		await page.getByText('Show all').waitFor();
		expect(await page.evaluate(() => scrollY)).toBe(0);
	});

	test('today, with much ahead of it', async () => {
		const server = await aBoard(addDays(today(), -3), 30);
		const page = await aPage();
		await page.goto(timeline(server));
		await live(page);
		await inSight(page, '#today');
		await page.goto(timeline(server, `?day=${today()}`));
		await inSight(page, '#today');
	});

	test('without script by a link', async () => {
		const server = await aBoard(addDays(today(), -3), 30);
		const page = await aPage({ script: false });
		await page.goto(timeline(server));
		await page.getByRole('link', { name: 'Down to today' }).click();
		await page.waitForURL(/#today$/);
		expect(await page.locator('#today').boundingBox()).toMatchObject({
			height: expect.any(Number)
		});
		await page.goto(timeline(server, `?day=${addDays(today(), 1)}`));
		await page.getByRole('link', { name: 'Down to that day' }).click();
		await page.waitForURL(/#asked$/);
	});
});

test('Y14: today is marked below entries that are all ahead, and above those that have all been', async () => {
	const server = await aBoard(addDays(today(), 2), 2);
	const page = await aPage({ script: false });
	await page.goto(timeline(server));
	expect(await page.getByRole('main').innerText()).toMatch(/Meeting 1[\s\S]*Meeting 0[\s\S]*Today/);
});
