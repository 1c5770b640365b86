import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { anAccount, post } from '../harness/accounts.ts';
import { holding, leaveBy, settled } from '../harness/browser.ts';
import { carry, command, introduce, live, makeBoard } from '../harness/desk.ts';
import { aPage, aServer, complaintsOf } from '../harness/world.ts';

const TAIWAN = '/b/us-china/i/taiwan';

test('N6, I1, I7: somebody is named by keyboard, hears of it at once, reads it, and is called by their new name', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const [ann, ben] = [await aPage(), await aPage()];
	await introduce(ann, server, 'Ann Smith');
	const account = await anAccount(server, 'Ben Doe');
	await carry(ben, server, account.cookie);
	const complaints = complaintsOf(ann);
	await ann.goto(server.url + TAIWAN);
	await live(ann);
	await ben.goto(`${server.url}/b/us-china`);
	await live(ben);

	const comments = ann.getByRole('region', { name: 'Comments' });
	const box = comments.getByLabel('Comment', { exact: true });
	await box.focus();
	await ann.keyboard.type('Please look, @be');
	await comments.getByRole('option', { name: 'Ben Doe' }).waitFor();
	await ann.keyboard.press('Escape');
	expect(await comments.getByRole('option').count()).toBe(0);
	expect(ann.url()).toContain(TAIWAN);
	await ann.keyboard.type('n');
	await comments.getByRole('option', { name: 'Ben Doe', selected: true }).waitFor();
	await ann.keyboard.press('Enter');
	await ann.keyboard.type('today');
	expect(await box.inputValue()).toBe('Please look, @Ben Doe today');
	await comments.getByRole('button', { name: 'Comment', exact: true }).click();

	const link = ben.getByRole('link', { name: /^Inbox/ });
	await ben.getByRole('link', { name: 'Inbox 1 unread' }).waitFor();
	await link.click();
	await ben.getByRole('heading', { name: 'Unread: Taiwan' }).waitFor();
	await ben.getByText('Names you').waitFor();
	await ben.getByText('Please look, @Ben Doe today').waitFor();

	await post(server, '/account?/rename', { name: 'Benedict Doe' }, account.cookie);
	await ben.getByRole('link', { name: 'Taiwan' }).click();
	await ben.locator('b', { hasText: '@Benedict Doe' }).waitFor();
	await live(ben);
	await ben.goto(`${server.url}/inbox`);
	await ben.getByRole('button', { name: 'Mark as unread' }).click();
	await ben.getByRole('link', { name: 'Inbox 1 unread' }).waitFor();
	await ben.getByRole('button', { name: 'Mark all as read' }).click();
	await ben.getByRole('link', { name: 'Inbox', exact: true }).waitFor();
	expect(complaints).toEqual([]);
});

test('I2, I7: who follows an issue hears on their inbox page of what changes there, and then no more', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const [ben, elsewhere] = [await aPage(), await aPage()];
	const { cookie } = await anAccount(server, 'Ben Doe', { role: 'viewer' });
	for (const page of [ben, elsewhere]) await carry(page, server, cookie);
	await elsewhere.goto(`${server.url}/inbox`);
	await elsewhere.getByRole('heading', { name: 'Nothing has come to you yet' }).waitFor();
	await ben.goto(`${server.url + TAIWAN}/dossier`);
	await ben.getByRole('button', { name: 'Follow' }).click();
	await ben.getByText('What changes comes to your inbox').waitFor();
	await command(server, { type: 'issue.note', issues: ['taiwan'], note: 'Drills ended' });
	await command(server, {
		...{ type: 'issue.assess', issue: 'taiwan', status: 'talks', tension: 61, note: 'They met' }
	});
	await elsewhere.getByText('They met').waitFor();
	await ben.getByRole('button', { name: 'Unfollow' }).click();
	await ben.getByRole('button', { name: 'Follow', exact: true }).waitFor();
	await command(server, {
		...{ type: 'issue.assess', issue: 'taiwan', tension: 59, note: 'They parted' }
	});
	await elsewhere.reload();
	await elsewhere.getByText('They met').waitFor();
	expect(await elsewhere.getByText('They parted').count()).toBe(0);
});

test('I7: what is marked on one page of a person is so on all their others, though as much be unread as before', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const first = await aPage();
	const { cookie } = await anAccount(server, 'Ben Doe');
	await carry(first, server, cookie);
	const [second, board] = [await first.context().newPage(), await first.context().newPage()];
	await first.goto(server.url + TAIWAN);
	await first.getByRole('button', { name: 'Follow' }).click();
	await first.getByRole('button', { name: 'Unfollow' }).waitFor();
	for (const note of ['One', 'Two'])
		await command(server, { type: 'issue.assess', issue: 'taiwan', tension: note.length, note });
	await board.goto(`${server.url}/b/us-china`);
	await board.getByRole('link', { name: 'Inbox 2 unread' }).waitFor();
	for (const page of [first, second])
		await page.goto(`${server.url}/inbox`, { waitUntil: 'networkidle' });
	const marks = (page: Page) => page.getByRole('button', { name: /^Mark as/ }).allInnerTexts();
	await first.getByRole('button', { name: 'Mark as read' }).first().click();
	await expect.poll(() => marks(second)).toEqual(['Mark as unread', 'Mark as read']);
	await board.getByRole('link', { name: 'Inbox 1 unread' }).waitFor();
	// Both at once: as much is unread as before.
	const [read, unread] = await keysOf(second);
	const mark = (fields: Record<string, string>) => post(server, '/inbox?/mark', fields, cookie);
	await Promise.all([mark({ ...read, as: 'unread' }), mark({ ...unread, as: 'read' })]);
	for (const page of [first, second])
		await expect.poll(() => marks(page)).toEqual(['Mark as read', 'Mark as unread']);
	await second.getByRole('button', { name: 'Mark all as read' }).click();
	await expect.poll(() => marks(first)).toEqual(['Mark as unread', 'Mark as unread']);
	await board.getByRole('link', { name: 'Inbox', exact: true }).waitFor();
});

/** What the forms of an inbox name, in its order. */
const keysOf = (page: Page) =>
	page.getByRole('article').evaluateAll((articles) =>
		articles.map((each) => {
			const field = (name: string) => each.querySelector<HTMLInputElement>(`[name=${name}]`)?.value;
			return { board: field('board') ?? '', revision: field('revision') ?? '' };
		})
	);

test('I6: an inbox is read, paged and marked without script', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const page = await aPage({ script: false });
	const { cookie } = await anAccount(server, 'Ben Doe', { role: 'viewer' });
	await carry(page, server, cookie);
	const follow = await fetch(`${server.url + TAIWAN}/follow`, {
		method: 'PUT',
		headers: { cookie, origin: server.url, 'content-type': 'application/json' },
		body: JSON.stringify({ follows: true })
	});
	expect(follow.status).toBe(200);
	for (let count = 0; count < 31; count += 1)
		await command(server, {
			type: 'issue.assess',
			issue: 'taiwan',
			tension: count,
			note: `N${count}`
		});
	await expect
		.poll(async () => {
			await page.goto(`${server.url}/inbox`);
			return page.getByRole('link', { name: /^Inbox/ }).textContent();
		})
		.toContain('31');
	await page.getByRole('link', { name: 'Older' }).click();
	await page.getByText('N0', { exact: true }).waitFor();
	expect(await page.getByRole('article').count()).toBe(1);
	await page.getByRole('button', { name: 'Mark as read' }).click();
	await page.getByRole('link', { name: 'Inbox 30 unread' }).waitFor();
	await page.getByText('N0', { exact: true }).waitFor();
	await page.getByRole('button', { name: 'Mark as unread' }).waitFor();
});

test.each(['on their way', 'there'])(
	'Z3: whoever leaves a page while its form is sent, and is %s when it is answered, is not led back',
	async (where) => {
		const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
		await makeBoard(server);
		const ben = await aPage();
		await carry(ben, server, (await anAccount(server, 'Ben Doe')).cookie);
		await ben.goto(`${server.url + TAIWAN}/dossier`);
		await ben.getByRole('button', { name: 'Follow' }).click();
		await ben.getByRole('button', { name: 'Unfollow' }).waitFor();
		await command(server, { type: 'issue.assess', issue: 'taiwan', tension: 61, note: 'They met' });
		await ben.goto(`${server.url}/inbox`);
		await ben.getByRole('heading', { name: 'Unread: Taiwan' }).waitFor();
		const letMark = await holding(ben, '**/inbox?/mark');
		const letLeave = await holding(ben, '**/i/taiwan/__data.json*');
		const sent = ben.waitForRequest('**/inbox?/mark');
		await ben.getByRole('button', { name: 'Mark as read' }).click();
		await sent;
		await leaveBy(ben, ben.getByRole('link', { name: 'Taiwan' }), '**/i/taiwan/__data.json*');
		if (where === 'there') {
			letLeave();
			await ben.waitForURL(server.url + TAIWAN);
		}
		const back: string[] = [];
		ben.on('request', (each) => each.url().includes('/inbox/__data.json') && back.push(each.url()));
		const answered = ben.waitForResponse('**/inbox?/mark');
		letMark();
		await (await answered).finished();
		letLeave();
		await ben.waitForURL(server.url + TAIWAN);
		await settled(ben);
		expect(back).toEqual([]);
	}
);
