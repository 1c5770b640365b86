import { expect, test } from 'vitest';
import { holding, leaveBy } from '../harness/browser.ts';
import { command, introduce, issueOn, live } from '../harness/desk.ts';
import { aPage } from '../harness/world.ts';
import { board, server } from './pages.ts';

test.each(['somebody signed in', 'a guest'])(
	'Y19: an issue that was fetched ahead by %s has what came before it is opened',
	async (who) => {
		const page = await aPage();
		if (who !== 'a guest') await introduce(page, server, 'Ann Archer');
		await page.goto(board);
		await live(page);
		const ahead = page.waitForResponse('**/i/taiwan/__data.json*');
		await issueOn(page, 'taiwan').getByRole('link', { name: 'Taiwan' }).hover();
		await page.mouse.down();
		await ahead;
		const tension = who === 'a guest' ? 91 : 92;
		const note = `Fleets left, says ${who}`;
		await command(server, { type: 'issue.assess', issue: 'taiwan', tension, note });
		await issueOn(page, 'taiwan').getByText(String(tension)).waitFor();
		await page.mouse.up();
		await page.getByRole('region', { name: 'History' }).getByText(note).waitFor();
	}
);

test.each([
	['Timeline', 'timeline'],
	['Sources', 'sources'],
	['People', 'people'],
	['History', 'history']
])('Y19: %s that was fetched ahead has what came before it is opened', async (name, path) => {
	const page = await aPage();
	await page.goto(board);
	await live(page);
	const ahead = page.waitForResponse(`**/${path}/__data.json*`);
	await page.getByRole('link', { name, exact: true }).hover();
	await page.mouse.down();
	await ahead;
	const heard = `Words from ${path}`;
	const source = { publisher: heard, title: 'It is so', url: `https://example.org/${path}` };
	if (path === 'people')
		await command(server, { type: 'person.add', name: heard, party: 'us', role: 'x' });
	else
		await command(server, {
			type: 'entry.record',
			...{ title: heard, day: '2024-05-01', kind: 'statement', issues: ['tariffs'], source }
		});
	await page.mouse.up();
	await page.waitForURL(new RegExp(`${path}$`));
	await page.getByText(heard).first().waitFor();
});

test('T7: lines that are hidden one after the other before the page has followed are all hidden', async () => {
	const page = await aPage();
	await page.goto(`${board}/trends`);
	await live(page);
	const letRead = await holding(page, '**/trends/__data.json*');
	const legend = page.getByRole('list', { name: 'Lines' });
	const first = legend.getByRole('link', { name: 'Tariffs' });
	await leaveBy(page, first, '**/trends/__data.json*');
	await legend.getByRole('link', { name: 'Taiwan' }).click();
	letRead();
	await page.waitForURL((url) => url.searchParams.getAll('hide').length === 2);
});

test('F6: what is typed stays as it is typed where an answer comes', async () => {
	const page = await aPage();
	await page.goto(`${board}/search`);
	await live(page);
	const field = page.getByRole('searchbox', { name: 'Search for' });
	await field.fill('zebra ');
	await page.getByText('Nothing has all of these words').waitFor();
	await field.pressSequentially('crossing');
	expect(await field.inputValue()).toBe('zebra crossing');
	await page.getByRole('link', { name: 'Search', exact: true }).click();
	await page.waitForURL(/search$/);
	await expect.poll(() => field.inputValue()).toBe('');
});

test('B2: what is typed into the filter stays as it is typed, until the filter is taken off', async () => {
	const page = await aPage();
	await page.goto(board);
	await live(page);
	const field = page.getByRole('searchbox', { name: 'Filter by words' });
	await field.fill('taiwan ');
	await page.waitForURL('**?q=taiwan');
	await field.pressSequentially('strait');
	expect(await field.inputValue()).toBe('taiwan strait');
	await page.getByText('No issue is like that').waitFor();
	await page.getByRole('link', { name: 'Show all' }).click();
	await expect.poll(() => field.inputValue()).toBe('');
});

test('Y14: after more was missed than changes came, the timeline is whole', async () => {
	const page = await aPage();
	let [lose, letBack] = [(): void => undefined, (): void => undefined];
	const back = new Promise<void>((resolve) => (letBack = resolve));
	let isFirst = true;
	await page.routeWebSocket('**/socket.io/**', async (socket) => {
		if (!isFirst) await back;
		const isWhole = !isFirst;
		isFirst = false;
		lose = () => void socket.close();
		const line = socket.connectToServer();
		socket.onMessage((said) => {
			const text = String(said);
			line.send(isWhole && text.includes('"join"') ? text.replace(/,"since":\d+/, '') : text);
		});
	});
	await page.goto(`${board}/timeline`);
	await live(page);
	lose();
	await page.locator('[data-state="live"]').first().waitFor({ state: 'detached' });
	const kind = 'statement' as const;
	await command(server, {
		...{ type: 'entry.record', title: 'Said in the meantime', day: '2024-05-02', kind },
		issues: ['tariffs']
	});
	letBack();
	await live(page);
	await page.getByText('Said in the meantime').first().waitFor();
});
