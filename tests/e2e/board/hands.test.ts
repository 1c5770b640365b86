import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { command, introduce, issueOn, live, makeBoard } from '../harness/desk.ts';
import { aPage, aServer } from '../harness/world.ts';

async function aDesk(path = '/b/us-china') {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const page = await aPage();
	await introduce(page, server, 'Ann Smith');
	await page.goto(server.url + path);
	await live(page);
	return { server, page };
}

/** A keyboard that counts what is pressed. */
function hand(page: Page) {
	let actions = 0;
	return {
		press: async (key: string) => {
			actions += 1;
			await page.keyboard.press(key);
		},
		actions: () => actions
	};
}

const dialog = (page: Page) => page.getByRole('dialog');

describe('K1: an issue is assessed from the board in at most three actions', () => {
	test('go to it, choose the rung, Enter', async () => {
		const { page } = await aDesk();
		const { press, actions } = hand(page);
		await press('j');
		await press('1');
		await dialog(page)
			.getByRole('radio', { name: 'Rupture' })
			.and(page.locator(':focus'))
			.waitFor();
		await press('Enter');
		await issueOn(page, 'tariffs').getByText('Rupture').waitFor();
		await dialog(page).waitFor({ state: 'detached' });
		expect(actions()).toBeLessThanOrEqual(3);
		await page.locator('[data-issue="tariffs"] a:focus').waitFor();
	});

	test('or open it, and set the tension by arrows', async () => {
		const { page } = await aDesk();
		await page.keyboard.press('j');
		await page.keyboard.press('a');
		await dialog(page)
			.getByRole('radio', { name: 'Strained' })
			.and(page.locator(':focus'))
			.waitFor();
		await page.keyboard.press('ArrowUp');
		await page.keyboard.press('Shift+ArrowUp');
		await page.keyboard.press('Enter');
		await issueOn(page, 'tariffs').getByText('71').waitFor();
	});

	test('where the board asks for a reason, its one line comes next', async () => {
		const { server, page } = await aDesk();
		await command(server, { type: 'board.edit', settings: { asksReason: true } });
		await page.keyboard.press('j');
		await page.keyboard.press('4');
		await dialog(page).locator('[name="note"]:focus').waitFor();
		await page.keyboard.press('Enter');
		await dialog(page).getByText('must not be empty').waitFor();
		await page.keyboard.type('Duties fell by 10');
		await page.keyboard.press('Enter');
		await issueOn(page, 'tariffs').getByText('Progress').waitFor();
	});
});

describe('K2: the palette', () => {
	test('opens by Ctrl K everywhere on a board, and leads to an issue', async () => {
		const { page } = await aDesk('/b/us-china/settings');
		await page.keyboard.press('Control+k');
		const box = page.getByRole('combobox', { name: 'Search and commands' });
		await box.fill('taiw');
		const first = dialog(page).getByRole('option').first();
		expect(await first.innerText()).toContain('Taiwan');
		expect(await first.getAttribute('aria-selected')).toBe('true');
		expect(await box.getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'));
		await page.keyboard.press('Enter');
		await page.waitForURL('**/b/us-china/i/taiwan');
		await page.keyboard.press('Control+k');
		expect(await dialog(page).getByRole('option').first().innerText()).toContain('Taiwan');
		await page.keyboard.press('Escape');
		await box.waitFor({ state: 'detached' });
	});

	test('assesses an issue, and changes the theme', async () => {
		const { page } = await aDesk();
		await page.keyboard.press('Control+k');
		await page.getByRole('combobox', { name: 'Search and commands' }).fill('assess tariffs');
		await page.keyboard.press('Enter');
		await dialog(page)
			.getByRole('radio', { name: 'Strained' })
			.and(page.locator(':focus'))
			.waitFor();
		await page.keyboard.press('Escape');
		await page.keyboard.press('Control+k');
		await page.getByRole('combobox', { name: 'Search and commands' }).fill('theme');
		await page.keyboard.press('Enter');
		await page.locator('html[data-theme="light"]').waitFor();
	});
});

describe('K4, K5: several issues at once', () => {
	test('one note is on the record of each', async () => {
		const { server, page } = await aDesk();
		await page.keyboard.press('j');
		await page.keyboard.press('x');
		await page.keyboard.press('j');
		await page.keyboard.press('j');
		await page.keyboard.press('Shift+X');
		await page.getByText('3 issues selected').waitFor();
		await page.getByRole('button', { name: 'One note for all' }).click();
		await page.getByLabel('Note', { exact: true }).fill('Read again after the summit');
		await page.keyboard.press('Enter');
		await page.getByText('3 issues selected').waitFor({ state: 'detached' });
		const answer = await fetch(`${server.url}/api/v1/boards/us-china/changes?limit=100`);
		const { changes } = await answer.json();
		const noted = changes.filter(
			(each: { happening: { type: string } }) => each.happening.type === 'issue.noted'
		);
		expect(noted).toHaveLength(3);
		await page.goto(`${server.url}/b/us-china/i/taiwan`);
		await page
			.getByRole('region', { name: 'History' })
			.getByText('Read again after the summit')
			.waitFor();
	});

	test('one entry touches all that are selected by their boxes', async () => {
		const { page } = await aDesk();
		await page.getByRole('checkbox', { name: 'Select Tariffs' }).click();
		await page.getByRole('checkbox', { name: 'Select Taiwan' }).click();
		await page.getByRole('link', { name: 'One entry for all' }).click();
		await page.getByLabel('What happened, or will').fill('A summit');
		await page.getByRole('button', { name: 'Record it' }).click();
		for (const issue of ['tariffs', 'taiwan'])
			await issueOn(page, issue).getByText('A summit').waitFor();
		expect(await issueOn(page, 'ai-safety').getByText('A summit').count()).toBe(0);
	});
});

test('K6: help lists all keys', async () => {
	const { page } = await aDesk();
	await page.keyboard.press('?');
	const help = await dialog(page).innerText();
	for (const words of [
		'Next issue',
		'Assess the issue where it stands',
		'Select all up to',
		'Ctrl K'
	]) {
		expect(help).toContain(words);
	}
});

test('K7: a link that cannot be read is said so, and nothing that was typed is lost', async () => {
	const { page } = await aDesk('/b/us-china/i/taiwan');
	await page.getByText('Source', { exact: true }).first().click();
	await page.getByLabel('Title').first().fill('Typed by hand');
	await page.getByLabel('Link').first().fill('http://127.0.0.1:9/private');
	await page.getByLabel('Link').first().blur();
	await page.getByText(/cannot be read/).waitFor();
	expect(await page.getByLabel('Title').first().inputValue()).toBe('Typed by hand');
});

test('K7: a pasted link fills in what its page says of itself, where nothing was typed', async () => {
	const { page } = await aDesk('/b/us-china/i/taiwan');
	const source = { publisher: 'The News', title: 'Talks resume', date: '2025-06-01' };
	await page.route('**/api/v1/sources', (route) => route.fulfill({ json: { source } }));
	await page.getByText('Source', { exact: true }).first().click();
	await page.getByLabel('Title').first().fill('Typed by hand');
	await page.getByLabel('Link').first().focus();
	await page.evaluate(() =>
		document.execCommand('insertText', false, 'https://news.example/talks')
	);
	await page.getByLabel('Link').first().blur();
	await page.getByText('Filled in from the page').waitFor();
	expect(await page.getByLabel('Publisher').first().inputValue()).toBe('The News');
	expect(await page.getByLabel('Published').first().inputValue()).toBe('2025-06-01');
	expect(await page.getByLabel('Title').first().inputValue()).toBe('Typed by hand');
});
