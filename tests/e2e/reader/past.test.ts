import { expect, test } from 'vitest';
import { addDays, dayOf, instantOf } from '#lib/domain/day.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { ask } from '../harness/ask.ts';
import { holding } from '../harness/browser.ts';
import { command, issueOn, live, makeBoard } from '../harness/desk.ts';
import { aPage, aServer } from '../harness/world.ts';

const today = () => dayOf(instantOf(Date.now()));

async function aBoard() {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const assess = (tension: number, asOf: string) =>
		command(server, { type: 'issue.assess', issue: 'taiwan', status: 'talks', tension, asOf });
	await assess(20, '2024-03-01');
	await assess(40, '2024-06-01');
	return server;
}

test('Y4, Y6: without script a past day is read by address and calendar, with the question that has an answer', async () => {
	const server = await aBoard();
	const page = await aPage({ script: false });
	await page.goto(`${server.url}/b/us-china?at=2024-04-01`);
	expect(await issueOn(page, 'taiwan').innerText()).toMatch(/In talks[\s\S]*20/);
	expect(await page.getByRole('main').innerText()).toContain('as we now judge that day');

	await page.getByRole('link', { name: 'as it was known that day?' }).click();
	expect(await page.getByRole('main').innerText()).toContain('nothing had been recorded');
	expect(await issueOn(page, 'taiwan').count()).toBe(0);
	await page.getByRole('main').getByRole('link', { name: 'as we now judge that day' }).click();

	await page.getByText('1 Apr 2024 ▾').click();
	const bar = page.getByRole('region', { name: 'Time machine' });
	await bar.getByRole('textbox', { name: 'Day' }).fill('2024-07-01');
	await bar.getByRole('button', { name: 'Show', exact: true }).click();
	expect(await issueOn(page, 'taiwan').innerText()).toMatch(/In talks[\s\S]*40/);
	await page.getByRole('link', { name: 'Taiwan' }).click();
	expect(await page.getByRole('complementary').innerText()).toMatch(
		/Judgements[\s\S]*In talks, 40/
	);
	expect(await page.getByRole('heading', { name: 'Tension' }).count()).toBe(0);

	await page.goto(`${server.url}/b/us-china?revision=5`);
	expect(await page.locator('[data-issue]').count()).toBe(1);
	await page.getByRole('link', { name: 'Back to now' }).click();
	expect(new URL(page.url()).search).toBe('');
	expect(await page.locator('[data-issue]').count()).toBe(3);
});

test('Y6: the address of an issue’s page leads to its past, with its line as it was known or is judged', async () => {
	const server = await aBoard();
	const page = await aPage();
	await page.goto(`${server.url}/b/us-china/i/taiwan/dossier?at=2024-04-01`);
	const panel = page.getByRole('complementary');
	const chart = panel.getByRole('region', { name: 'Chart' });
	await chart.locator('canvas[data-drawn]').waitFor();
	expect(new URL(page.url()).pathname).toBe('/b/us-china/i/taiwan');
	expect(await chart.innerText()).toMatch(/1 Apr 2024[\s\S]*20/);

	const slider = chart.getByRole('slider', { name: /step by step/ });
	const moments = async () => Number(await slider.getAttribute('max')) + 1;
	await page.goto(`${server.url}/b/us-china/i/taiwan?at=${today()}&as=judged`);
	await chart.locator('canvas[data-drawn]').waitFor();
	const judged = await moments();
	// The two earlier judgements were written after that one.
	await page.goto(`${server.url}/b/us-china/i/taiwan/dossier?revision=7`);
	await chart.locator('canvas[data-drawn]').waitFor();
	expect(await chart.innerText()).toContain('74');
	expect(await moments()).toBe(judged - 2);
	await page.goto(`${server.url}/b/us-china/i/taiwan/dossier?revision=6`);
	expect(await chart.innerText()).toContain('Not assessed by then');
	await page.goto(`${server.url}/b/us-china/i/taiwan/dossier?revision=5`);
	expect(await panel.innerText()).toContain('not on the board by then');
});

test('Y6: the line of a past moves nothing as it comes, follows the day in its place, and is told as a table', async () => {
	const server = await aBoard();
	const page = await aPage();
	await page.goto(`${server.url}/b/us-china/i/ai-safety?at=2024-05-31&as=judged`);
	await live(page);
	const chart = page.getByRole('region', { name: 'Chart' });
	expect(await chart.innerText()).toContain('Not assessed by then');

	const letGo = await holding(page, '**/_app/immutable/**');
	await page.getByRole('link', { name: 'Taiwan' }).click();
	await page.getByRole('heading', { name: 'Taiwan', level: 2 }).waitFor();
	const positions = page.getByRole('region', { name: 'Positions' });
	const top = async () => Math.round((await positions.boundingBox())?.y ?? 0);
	const before = await top();
	letGo();
	const canvas = await chart.locator('canvas[data-drawn]').elementHandle();
	expect(await top()).toBe(before);

	await page.getByRole('slider', { name: 'Day' }).press('ArrowRight');
	await chart.getByText('1 Jun 2024').first().waitFor();
	expect(await canvas?.evaluate((each) => each.isConnected)).toBe(true);
	expect(await top()).toBe(before);
	await chart.getByText('The chart as a table').click();
	expect(await chart.getByRole('row').allInnerTexts()).toEqual([
		expect.stringContaining('Taiwan'),
		expect.stringMatching(/1 Jun 2024.*40/),
		expect.stringMatching(/1 Mar 2024.*20/)
	]);
});

test('Y5: a day that has not begun and a revision that never was are refused in words', async () => {
	const server = await aBoard();
	const of = (query: string) => fetch(`${server.url}/b/us-china?${query}`);
	expect((await of(`at=${addDays(today(), 2)}`)).status).toBe(422);
	expect((await of('at=yesterday')).status).toBe(422);
	expect((await of('revision=4000')).status).toBe(404);
});

test('Y7: in the past nothing can be changed, and what comes meanwhile waits and is counted', async () => {
	const server = await aBoard();
	const page = await aPage();
	await page.goto(`${server.url}/b/us-china`);
	await live(page);
	await page.getByRole('link', { name: 'A day earlier' }).click();
	await page.waitForURL(/at=/);
	const bar = page.getByRole('region', { name: 'Time machine' });
	await page.keyboard.press('n');
	expect(await page.getByRole('link', { name: /New/ }).count()).toBe(0);
	expect(await page.getByRole('button', { name: 'Assess' }).count()).toBe(0);
	await command(server, { type: 'issue.assess', issue: 'taiwan', tension: 91 });
	await bar.getByText('1 change').waitFor();
	expect(await issueOn(page, 'taiwan').innerText()).not.toContain('91');
	await bar.getByRole('link', { name: /Back to now/ }).click();
	await issueOn(page, 'taiwan').getByText('91').waitFor();
	expect(await bar.innerText()).not.toMatch(/\d change/);

	await command(server, { type: 'issue.assess', issue: 'taiwan', tension: 92 });
	await issueOn(page, 'taiwan').getByText('92').waitFor();
	expect(await bar.innerText()).not.toMatch(/\d change/);
});

test('Y6: the slider and playing show day after day, on the board and on the wall', async () => {
	const server = await aBoard();
	const page = await aPage();
	await page.goto(`${server.url}/b/us-china?at=2024-05-31&as=judged`);
	await live(page);
	const slider = page.getByRole('slider', { name: 'Day' });
	await slider.focus();
	await page.keyboard.press('ArrowRight');
	await issueOn(page, 'taiwan').getByText('40').waitFor();
	expect(page.url()).toContain('at=2024-06-01&as=judged');

	await page.getByRole('combobox', { name: 'Speed of playing' }).selectOption('month');
	await page.getByRole('button', { name: 'Play through time' }).click();
	await page.waitForURL(/at=2024-08-01/);
	await page.getByRole('button', { name: 'Pause' }).click();

	await page.goto(`${server.url}/wall/us-china?at=2024-04-01`);
	await page.getByText('as of 1 Apr 2024').first().waitFor();
	expect(await page.getByRole('main').innerText()).toContain('20');
	await page.getByRole('link', { name: 'A day later' }).click();
	await page.getByText('as of 2 Apr 2024').first().waitFor();
	await page.getByRole('combobox', { name: 'Speed of playing' }).selectOption('month');
	await page.getByRole('button', { name: 'Play through time' }).click();
	await page
		.getByText(/as of 2 (?!Apr|May)\w{3} 2024/)
		.first()
		.waitFor();
	await page.getByRole('button', { name: 'Pause' }).click();
	await expect.poll(() => page.getByRole('main').innerText()).toContain('40');
});

test('Y6: a wall of the past turns its pages, by itself and by its keys, and keeps its page from day to day', async () => {
	const server = await aServer();
	const page = await aPage({ width: 1024, height: 768 });
	await page.goto(`${server.url}/wall/us-china/past?at=${addDays(today(), -1)}&as=judged`);
	const foot = page.locator('footer').last();
	await foot.getByText(/Page 1 of \d+ · next in (?!30)\d+ s/).waitFor();
	const cards = () => page.locator('[data-front]').innerText();
	const first = await cards();
	await page.keyboard.press('ArrowRight');
	await foot.getByText(/Page 2 of/).waitFor();
	await expect.poll(cards).not.toBe(first);
	await page.keyboard.press(' ');
	await foot.getByText('held').waitFor();
	await page.getByRole('link', { name: 'A day earlier' }).click();
	await page.waitForURL((url) => url.search.includes(addDays(today(), -2)));
	await foot.getByText(/Page 2 of .* held/).waitFor();

	const slider = page.getByRole('slider', { name: 'Day' });
	await slider.press('ArrowRight');
	await page.waitForURL((url) => url.search.includes(addDays(today(), -1)));
	expect(await foot.innerText()).toContain('Page 2 of');
});

test('Y6: the time machine is in sight at the foot of an empty board, and covers nothing of a past wall', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await ask(server, 'us-china', createBoard);
	const page = await aPage({ width: 1024, height: 768 });
	const end = (each: Element) => each.getBoundingClientRect().bottom;
	const bar = page.getByRole('region', { name: 'Time machine' });
	await page.goto(`${server.url}/b/us-china`);
	await expect.poll(() => bar.evaluate(end)).toBe(768);
	await page.goto(`${server.url}/wall/us-china/past?revision=1`);
	const top = await bar.evaluate((each) => each.getBoundingClientRect().top);
	// A wall is moved by less than the width of a letter.
	const foot = page.locator('footer').last();
	await expect.poll(async () => Math.abs((await foot.evaluate(end)) - top)).toBeLessThan(16);
});
