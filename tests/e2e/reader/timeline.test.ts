import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { addDays, type Day } from '#lib/domain/day.ts';
import { command, live, makeBoard } from '../harness/desk.ts';
import type { BuiltServer } from '../harness/server.ts';
import { aPage, aServer, complaintsOf } from '../harness/world.ts';

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
