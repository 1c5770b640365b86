import { describe, expect, test } from 'vitest';
import { command, introduce, issueOn, live, makeBoard, rung } from '../harness/desk.ts';
import { aPage, aServer } from '../harness/world.ts';

const PATIENCE = { timeout: 20_000 };

async function aDesk() {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const page = await aPage();
	return { server, page };
}

describe('an issue is assessed in its panel', () => {
	test('B9: status, tension and why stand on every page at once', async () => {
		const { server, page } = await aDesk();
		await introduce(page, server, 'Ann Smith');
		const other = await aPage();
		await other.goto(`${server.url}/b/us-china`);
		await live(other);
		await page.goto(`${server.url}/b/us-china/i/taiwan`);
		await live(page);
		await rung(page, 'Rupture').click();
		await page.getByRole('spinbutton').fill('91');
		await page.getByLabel('Why', { exact: true }).first().fill('The strait is closed');
		await page.getByRole('button', { name: 'Assess' }).click();

		await issueOn(other, 'taiwan').getByText('91').waitFor();
		expect(await issueOn(other, 'taiwan').innerText()).toContain('Rupture');
		const history = page.getByRole('region', { name: 'History' });
		await history.getByText('Assessed Rupture, 91').waitFor();
		expect(await history.innerText()).toMatch(/before: Strained, 74[\s\S]*Ann Smith/);

		await page.getByRole('spinbutton').fill('88');
		await page.getByRole('button', { name: 'Assess' }).click();
		await issueOn(other, 'taiwan').getByText('88').waitFor();
	});

	test('B11: 10,000 characters are refused where they stand, and nothing is lost', async () => {
		const { server, page } = await aDesk();
		await introduce(page, server, 'Ann Smith');
		await page.goto(`${server.url}/b/us-china/i/taiwan`);
		await live(page);
		const why = page.getByLabel('Why', { exact: true }).first();
		await why.fill('x'.repeat(10_000));
		await page.getByRole('button', { name: 'Assess' }).click();
		const alert = page.getByRole('alert');
		await alert.getByText('Something in this form is not as it must be.').waitFor();
		expect(await alert.innerText()).not.toContain('note');
		await page.getByText('must be at most 2000 characters').waitFor();
		expect(await why.getAttribute('aria-invalid')).toBe('true');
		expect((await why.inputValue()).length).toBe(10_000);
	});

	test('B20: of two who assess at once, the second is told, and may keep theirs', async () => {
		const { server, page } = await aDesk();
		await introduce(page, server, 'Ann Smith');
		await page.goto(`${server.url}/b/us-china/i/taiwan`);
		await live(page);
		await page.getByRole('spinbutton').fill('60');
		await command(server, {
			type: 'issue.assess',
			issue: 'taiwan',
			tension: 90,
			note: 'Fleet out'
		});
		await page.getByText('Changed while you write').waitFor();
		expect(await page.getByRole('spinbutton').inputValue()).toBe('60');
		await page.getByRole('button', { name: 'Assess', exact: true }).click();
		const notice = page.getByRole('region', { name: 'Not sent: somebody changed it meanwhile' });
		await notice.waitFor();
		expect(await notice.innerText()).toMatch(/60[\s\S]*Bob Brown’s[\s\S]*90[\s\S]*Fleet out/);
		await page.getByRole('button', { name: 'Keep mine and send' }).click();
		await issueOn(page, 'taiwan').getByText('60').waitFor();
		await notice.waitFor({ state: 'detached' });
	});
});

test('B12: a draft survives an incoming change, a reload and a server that dies', async () => {
	const { server, page } = await aDesk();
	await introduce(page, server, 'Ann Smith');
	await page.goto(`${server.url}/b/us-china/i/taiwan`);
	await live(page);
	const why = page.getByLabel('Why', { exact: true }).first();
	await why.fill('Ships have turned');
	await page.getByRole('spinbutton').fill('66');
	await command(server, { type: 'issue.assess', issue: 'taiwan', tension: 90, note: 'Fleet out' });
	await issueOn(page, 'taiwan').getByText('90').waitFor();
	expect(await why.inputValue()).toBe('Ships have turned');

	await page.reload();
	await live(page);
	expect(await why.inputValue()).toBe('Ships have turned');
	await page.getByText('Changed while you write').waitFor();

	await server.kill();
	await page.locator('[data-state="stale"]').first().waitFor();
	expect(await why.inputValue()).toBe('Ships have turned');
	await server.resume();
	await live(page);
	expect(await why.inputValue()).toBe('Ships have turned');
	expect(await page.getByRole('spinbutton').inputValue()).toBe('66');
});

test('B8: what may be old is dimmed where it stands, and says as of when', async () => {
	const { server, page } = await aDesk();
	await page.goto(`${server.url}/b/us-china`);
	await live(page);
	const opacity = () => page.locator('.issues').evaluate((each) => getComputedStyle(each).opacity);
	expect(await opacity()).toBe('1');
	await server.kill();
	await page.getByText(/As of \d\d:\d\d:\d\d/).waitFor();
	await expect.poll(opacity, PATIENCE).toBe('0.5');
	await server.resume();
	await live(page);
	await expect.poll(opacity, PATIENCE).toBe('1');
	expect(await page.getByText(/As of \d\d/).count()).toBe(0);
});

test('B7: a board is worked by keys alone', async () => {
	const { server, page } = await aDesk();
	await introduce(page, server, 'Ann Smith');
	await page.goto(`${server.url}/b/us-china`);
	await live(page);
	const path = () => new URL(page.url()).pathname + new URL(page.url()).search;
	const focused = () => page.evaluate(() => document.activeElement?.textContent);

	const inCard = () =>
		page.evaluate(() =>
			document.activeElement?.closest('[data-issue]')?.getAttribute('data-issue')
		);

	await page.keyboard.press('j');
	expect(await focused()).toBe('Tariffs');
	await page.keyboard.press('j');
	await page.keyboard.press('k');
	expect(await focused()).toBe('Tariffs');
	await page.keyboard.press('Enter');
	await expect.poll(path, PATIENCE).toBe('/b/us-china/i/tariffs');
	await expect.poll(focused, PATIENCE).toBe('Tariffs');
	await page.keyboard.press('Escape');
	await expect.poll(path, PATIENCE).toBe('/b/us-china');
	await expect.poll(inCard, PATIENCE).toBe('tariffs');
	await page.keyboard.press('v');
	await expect.poll(path, PATIENCE).toBe('/b/us-china?view=list');
	await page.keyboard.press('/');
	await page.keyboard.type('taiwan');
	await expect.poll(path, PATIENCE).toBe('/b/us-china?q=taiwan&view=list');
	expect(await page.locator('[data-issue]').count()).toBe(1);
	await page.keyboard.press('Escape');
	await page.keyboard.press('?');
	await page.getByRole('dialog').getByText('Filter the issues').waitFor();
	await page.keyboard.press('Escape');
	await page.getByRole('dialog').waitFor({ state: 'detached' });
	await page.keyboard.press('n');
	await expect.poll(path, PATIENCE).toBe('/b/us-china/new?q=taiwan&view=list');
});
