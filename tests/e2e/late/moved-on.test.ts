import { expect, test } from 'vitest';
import { holding, leaveBy, settled } from '../harness/browser.ts';
import { live } from '../harness/desk.ts';
import { aPage, complaintsOf } from '../harness/world.ts';
import { aDesk, board } from './pages.ts';

test.each(['on their way', 'there'])(
	'B11: whoever leaves a form while it is sent, and is %s when it is answered, is not led back',
	async (where) => {
		const { page, connection } = await aDesk('/new');
		const title = `A matter of those ${where}`;
		const letLeave = await holding(page, '**/trends/__data.json*');
		await page.getByLabel('Title').fill(title);
		connection.hold();
		await page.getByRole('button', { name: 'Open the issue' }).click();
		await leaveBy(page, page.getByRole('link', { name: 'Trends' }), '**/trends/__data.json*');
		if (where === 'there') {
			letLeave();
			await page.waitForURL(/trends$/);
		}
		const back: string[] = [];
		page.on('request', (each) => each.url().includes('/i/') && back.push(each.url()));
		connection.letGo();
		await page.getByRole('status').filter({ hasText: title }).waitFor();
		await settled(page);
		letLeave();
		await page.waitForURL(/trends$/);
		await settled(page);
		expect(back).toEqual([]);
	}
);

test('Y8: playing ends where its reader follows a link, and leads nobody back', async () => {
	const page = await aPage();
	await page.clock.install();
	await page.goto(`${board}?at=2024-05-31&as=judged`);
	await live(page);
	const letLeave = await holding(page, '**/trends/__data.json*');
	await page.getByRole('button', { name: 'Play through time' }).click();
	await page.waitForURL(/at=2024-06-07/);
	await leaveBy(page, page.getByRole('link', { name: 'Trends' }), '**/trends/__data.json*');
	await page.clock.fastForward(5_000);
	await settled(page);
	letLeave();
	await page.waitForURL(/trends/);
});

test('Y8: playing ends where its reader goes back to now', async () => {
	const page = await aPage();
	await page.clock.install();
	await page.goto(`${board}?at=2024-05-31&as=judged`);
	await live(page);
	await page.getByRole('button', { name: 'Play through time' }).click();
	await page.waitForURL(/at=2024-06-07/);
	await page.getByRole('link', { name: 'Back to now' }).click();
	await page.waitForURL(board);
	await page.clock.fastForward(5_000);
	await page.getByRole('button', { name: 'Play through time' }).waitFor();
	expect(page.url()).toBe(board);
});

test('Y8: whoever moves to a day and leaves before what moves them is loaded is not kept', async () => {
	const { page } = await aDesk('?at=2024-05-31&as=judged');
	const letLeave = await holding(page, '**/timeline/__data.json*');
	let letMove = (): void => undefined;
	const held = new Promise<void>((resolve) => (letMove = resolve));
	const scripts: string[] = [];
	await page.route('**/_app/**/*.js', async (route) => {
		const isFirst = scripts.push(route.request().url()) === 1;
		if (isFirst) await held;
		await route.continue();
	});
	const loading = page.waitForRequest('**/_app/**/*.js');
	await page.getByRole('slider', { name: 'Day' }).press('ArrowRight');
	await loading;
	await leaveBy(page, page.getByRole('link', { name: 'Timeline' }), '**/timeline/__data.json*');
	letMove();
	await page.evaluate(`import(${JSON.stringify(scripts[0])})`);
	await settled(page);
	letLeave();
	await page.waitForURL(/timeline$/);
});

test('R10: older changes that come when the page was left disturb nobody', async () => {
	const page = await aPage();
	const complaints = complaintsOf(page);
	await page.goto(`${board}/history`);
	await live(page);
	await page.waitForLoadState('networkidle');
	const letRead = await holding(page, '**/api/v1/boards/us-china/history*');
	const asked = page.waitForRequest('**/api/v1/boards/us-china/history*');
	await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
	await asked;
	await page.getByRole('link', { name: 'Timeline' }).click();
	await page.waitForURL(/timeline$/);
	const read = page.waitForResponse('**/api/v1/boards/us-china/history*');
	letRead();
	await (await read).finished();
	await settled(page);
	await settled(page);
	expect(page.url()).toBe(`${board}/timeline`);
	expect(complaints).toEqual([]);
});

test('R10: a history that is scrolled while its reader goes back leaves the address of where they go', async () => {
	const page = await aPage();
	await page.goto(`${board}/timeline`);
	await live(page);
	await page.getByRole('link', { name: 'History' }).click();
	await page.waitForURL(/history/);
	await expect
		.poll(async () => {
			await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
			return page.url();
		})
		.toContain('before=');
	const letLeave = await holding(page, '**/timeline/__data.json*');
	const asked = page.waitForRequest('**/timeline/__data.json*');
	await page.evaluate(() => history.back());
	await asked;
	await page.evaluate(() => scrollTo(0, 0));
	await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
	await settled(page);
	letLeave();
	await page.getByRole('heading', { name: 'Timeline', level: 1 }).waitFor();
	expect(page.url()).toBe(`${board}/timeline`);
});

test('B11: what is written into a quick assessment while it is sent stays, and so does its dialog', async () => {
	const { page, connection } = await aDesk('');
	await page.keyboard.press('j');
	await page.keyboard.press('4');
	await page.getByRole('dialog').waitFor();
	connection.hold();
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: 'Sending' }).waitFor();
	const why = page.getByRole('dialog').getByLabel('Why');
	await why.fill('They met in Geneva');
	connection.letGo();
	await page.getByRole('dialog').getByRole('button', { name: 'Assess', exact: true }).waitFor();
	expect(await why.inputValue()).toBe('They met in Geneva');
});

test('K4: what is selected while a note on others is sent stays selected', async () => {
	const { page, connection } = await aDesk('');
	await page.getByRole('checkbox', { name: 'Select Tariffs' }).click();
	await page.getByRole('button', { name: 'One note for all' }).click();
	await page.getByLabel('Note', { exact: true }).fill('Read again');
	connection.hold();
	await page.keyboard.press('Enter');
	await page.getByRole('checkbox', { name: 'Select Taiwan' }).click();
	connection.letGo();
	await page.getByText('1 issue selected').waitFor();
	expect(await page.getByRole('checkbox', { name: 'Select Taiwan' }).isChecked()).toBe(true);
});

test('G9: a summary that is written for some days is not shown for others', async () => {
	const { page } = await aDesk('/briefing?from=2025-01-01&to=2025-01-31');
	const summary = page.getByRole('textbox', { name: 'Summary' });
	await summary.fill('January in one line.');
	await page.getByLabel('To', { exact: true }).fill('2025-02-28');
	await page.getByRole('button', { name: 'Show', exact: true }).click();
	await page.waitForURL(/to=2025-02-28/);
	await expect.poll(() => summary.inputValue()).not.toBe('January in one line.');
});

test('G9: what is written while a briefing is saved is still a draft', async () => {
	const { page } = await aDesk('/briefing?from=2025-03-01&to=2025-03-31');
	const summary = page.getByRole('textbox', { name: 'Summary' });
	await summary.fill('March in one line.');
	const letSave = await holding(page, '**/briefing?from=2025-03-01&to=2025-03-31');
	// Whoever tests a page does nothing on it while it is being left; it is itself that writes on.
	const written = new Promise<void>((over) => void page.exposeFunction('written', over));
	await page.evaluate(() =>
		addEventListener('submit', () =>
			setTimeout(() => {
				const area = document.querySelector('textarea');
				if (area) area.value += ' And another.';
				area?.dispatchEvent(new Event('input', { bubbles: true }));
				Reflect.get(window, 'written')();
			})
		)
	);
	const saved = page.waitForURL(/briefing\/\d+/);
	await page.getByRole('button', { name: 'Save briefing' }).click({ noWaitAfter: true });
	await written;
	letSave();
	await saved;
	await live(page);
	await page.goto(`${board}/briefing?from=2025-03-01&to=2025-03-31`);
	await live(page);
	expect(await summary.inputValue()).toBe('March in one line. And another.');
});

test('T12: whoever moves through time while they leave is not kept where they come to rest', async () => {
	const page = await aPage();
	await page.clock.install();
	await page.goto(`${board}/trends`);
	await live(page);
	await page.locator('canvas[data-drawn]').hover();
	const letLeave = await holding(page, '**/timeline/__data.json*');
	await leaveBy(page, page.getByRole('link', { name: 'Timeline' }), '**/timeline/__data.json*');
	await page.mouse.wheel(0, -200);
	await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
	await page.clock.fastForward(1_000);
	await settled(page);
	letLeave();
	await page.waitForURL(/timeline$/);
});

test('E13: an undoing that is asked for twice is done once, and not refused', async () => {
	const { page, connection } = await aDesk('');
	await page.keyboard.press('j');
	await page.keyboard.press('5');
	await page.getByRole('dialog').waitFor();
	await page.keyboard.press('Enter');
	const undo = page.getByRole('status').getByRole('button', { name: 'Undo' });
	await undo.waitFor();
	await page.evaluate(() => {
		const said: string[] = [];
		Reflect.set(window, 'said', said);
		new MutationObserver(() => said.push(document.body.innerText)).observe(document.body, {
			...{ subtree: true, childList: true }
		});
	});
	connection.hold();
	await undo.click();
	await undo.click();
	connection.letGo();
	await page.getByRole('status').getByText('Undone:').waitFor();
	// It waits for those before.
	await page.keyboard.press('Control+z');
	await page.getByRole('status').getByText('Nothing of yours to undo').waitFor();
	const said = await page.evaluate(() => String(Reflect.get(window, 'said')));
	expect(said).not.toContain('Not undone');
});
