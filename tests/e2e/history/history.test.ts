import { describe, expect, test } from 'vitest';
import { command, introduce, live, makeBoard } from '../harness/desk.ts';
import type { BuiltServer } from '../harness/server.ts';
import { aPage, aServer, complaintsOf } from '../harness/world.ts';

async function aBoard(): Promise<BuiltServer> {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	return server;
}

const history = (server: BuiltServer, query = '') => `${server.url}/b/us-china/history${query}`;
const assess = (server: BuiltServer, tension: number, name?: string) =>
	command(
		server,
		{ type: 'issue.assess', issue: 'taiwan', status: 'rupture', tension, note: `Note ${tension}` },
		name
	);
const many = async (server: BuiltServer, count: number) => {
	for (let tension = 0; tension < count; tension += 1) await assess(server, tension % 101);
};

describe('R6: the page of the history', () => {
	test('says each change with before and after, who, when, why; without script, older ones by a link', async () => {
		const server = await aBoard();
		await many(server, 60);
		const page = await aPage({ script: false });
		await page.goto(history(server));
		const first = page.locator('article').first();
		expect(await first.innerText()).toMatch(/UTC\s+Bob Brown\s+68/);
		expect(await first.innerText()).toMatch(/Taiwan\s+Assessed Rupture, 59/);
		expect(await first.innerText()).toMatch(/Tension\s+58\s*→\s*59/);
		expect(await first.innerText()).toContain('Note 59');
		expect(await page.locator('article').count()).toBe(50);
		await page.getByRole('link', { name: 'Older changes' }).click();
		await page.waitForURL(/before=19$/);
		expect(await page.locator('article').count()).toBe(18);
		expect(await page.locator('article').last().innerText()).toContain('Created the board');
		await page.getByRole('link', { name: 'Newest changes' }).click();
		expect(await page.locator('article').count()).toBe(50);
	});

	test('R7: is filtered by address and form, and says so where nothing is left', async () => {
		const server = await aBoard();
		await assess(server, 80, 'Ann Archer');
		const page = await aPage();
		const complaints = complaintsOf(page);
		await page.goto(history(server));
		await live(page);
		await page.getByLabel('Kind').selectOption('issue');
		await page.waitForURL(/kind=issue$/);
		await expect.poll(() => page.locator('article').count()).toBe(3);
		await page.getByLabel('Words in a change').fill('no such words');
		await page.getByLabel('Words in a change').press('Enter');
		await page.getByText('No change is of that kind').waitFor();
		await page.getByRole('link', { name: 'Show all' }).click();
		await page.waitForURL(/history$/);
		await page.getByLabel('Who').selectOption({ label: 'Ann Archer' });
		await expect.poll(() => page.locator('article').count()).toBe(1);
		expect(complaints).toEqual([]);
	});

	test('R7: days that end before they begin are refused in words', async () => {
		const server = await aBoard();
		const answer = await fetch(history(server, '?from=2025-02-02&to=2025-02-01'));
		expect(answer.status).toBe(422);
		expect(await answer.text()).toContain('must not be after to');
	});
});

test('E13: every change in the history has an undo for who may edit, which says why where it is refused', async () => {
	const server = await aBoard();
	await command(server, { type: 'board.edit', name: 'Washington - Beijing' });
	await assess(server, 80, 'Ann Archer');
	await assess(server, 81);
	const page = await aPage();
	await page.goto(history(server));
	await page.locator('article').first().waitFor();
	expect(await page.getByRole('button', { name: /^Undo change/ }).count()).toBe(0);
	await introduce(page, server, 'Cy Young', 'admin');
	await page.reload();
	await live(page);
	const row = (words: RegExp) => page.locator('article').filter({ hasText: words });
	expect(await page.getByRole('button', { name: /^Undo change/ }).count()).toBe(
		await page.locator('article').count()
	);
	await row(/Rupture, 80/)
		.getByRole('button')
		.click();
	await row(/Rupture, 80/)
		.getByText(/Not undone: Bob Brown changed tension since/)
		.waitFor();
	await row(/Washington - Beijing/)
		.getByRole('button')
		.click();
	await page.getByRole('button', { name: /1 new change/ }).click();
	await row(/Undid:/).waitFor();
	await page.getByText('United States · China').first().waitFor();
});

describe('R10: scrolling and live', () => {
	test('older pages come as one scrolls, few rows are in the document, and a reload stays there', async () => {
		const server = await aBoard();
		await many(server, 520);
		const page = await aPage();
		await page.goto(history(server));
		await live(page);
		await expect
			.poll(
				async () => {
					await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
					return page.getByText('Created the board').count();
				},
				{ timeout: 30_000 }
			)
			.toBe(1);
		expect(await page.locator('article').count()).toBeLessThanOrEqual(300);
		await expect.poll(() => page.url()).toMatch(/before=\d+$/);
		await page.reload();
		await page.getByText('Created the board').waitFor();
		await page.goto(history(server));
		await page.locator('#change-528').waitFor();
	}, 120_000);

	test('a new change announces itself on top and moves nothing that is read', async () => {
		const server = await aBoard();
		await many(server, 40);
		const page = await aPage();
		await page.goto(history(server));
		await live(page);
		await page.evaluate(() => scrollTo(0, 900));
		const read = page.locator('#change-30');
		const before = await read.boundingBox();
		await assess(server, 99);
		const fresh = page.getByRole('button', { name: '1 new change' });
		await fresh.waitFor();
		expect(await read.boundingBox()).toEqual(before);
		await fresh.click();
		await page.getByText('Assessed Rupture, 99').waitFor();
		expect(await fresh.count()).toBe(0);
	});
});

test('R1: the head of the chain is on the page, as the API has it', async () => {
	const server = await aBoard();
	const page = await aPage({ script: false });
	await page.goto(history(server));
	await page.getByText(/^Sealed /).click();
	const { hash } = await (await fetch(`${server.url}/api/v1/boards/us-china`)).json();
	await page.getByText(hash).waitFor();
});
