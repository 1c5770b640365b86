import { expect, test } from 'vitest';
import { command, issueOn } from '../harness/desk.ts';
import { ann, at, atBoard, hand, page, server } from './alone.ts';

const BOARD = '/b/us-china';

const history = () => page.getByRole('region', { name: 'History' });

test('Z2: one signs in', async () => {
	await page.goto(`${server.url}/sign-in?back=${BOARD}`);
	await hand.fill('Email', ann.email);
	await hand.fill('Password', ann.password);
	await hand.press('Enter');
	await page.waitForURL(`**${BOARD}`, { waitUntil: 'networkidle' });
});

test('Z2: one opens an issue, assesses it, and is back at it once its panel is closed', async () => {
	await atBoard();
	await hand.press('j', 'Enter');
	await page.waitForURL('**/i/*');
	await expect.poll(() => hand.holds()).toMatch(/Tariffs|Taiwan|AI safety/);
	const opened = await hand.holds();
	await hand.fill(/^Tension, /, '33');
	await hand.fill('Why', 'Talks went on');
	await hand.work('Assess');
	await history().getByText('Talks went on').waitFor();
	expect(await hand.holds()).toBe('Assess');
	await hand.press('Escape');
	await page.waitForURL(`**${BOARD}`);
	await expect.poll(() => hand.holds()).toBe(opened);
});

test('Z2: one edits an issue, states a position, and comments', async () => {
	await atBoard('/i/taiwan');
	await hand.work(/^Edit title/);
	await hand.fill('Title', 'The strait');
	await hand.work('Save');
	await issueOn(page, 'taiwan').getByText('The strait').waitFor();
	await hand.work('State a position of China');
	await hand.fill(/^What China says/, 'No talks yet');
	await hand.work('State');
	await page.getByText('No talks yet').first().waitFor();
	await hand.fill(/^Comment|^More about|^Text|comment/i, 'Read the note');
	await hand.work('Comment');
	await page.getByRole('listitem').filter({ hasText: 'Read the note' }).first().waitFor();
	await hand.press('Escape');
	await page.waitForURL(`**${BOARD}`);
	await hand.holds();
});

test('Z2: one undoes one’s last change', async () => {
	await atBoard('/i/ai-safety');
	await hand.fill(/^Tension, /, '21');
	await hand.work('Assess');
	await issueOn(page, 'ai-safety').getByText('21').waitFor();
	await hand.goTo(/^esc/);
	await hand.press('Control+z');
	await issueOn(page, 'ai-safety').getByText('21').waitFor({ state: 'detached' });
});

test('Z2: one records an entry', async () => {
	await atBoard();
	await hand.press('j', 'x', 'e');
	await page.waitForURL('**/record*');
	await hand.fill(/^What happened/, 'A summit by keys');
	await hand.work('Record it');
	await page.waitForURL('**/i/*');
	await issueOn(page, 'tariffs').getByText('A summit by keys').waitFor();
});

test('Z2: one who lost a race is led to it, and keeps theirs', async () => {
	await atBoard('/i/tariffs');
	await hand.fill(/^Tension, /, '55');
	await command(server, { type: 'issue.assess', issue: 'tariffs', tension: 66, note: 'Meanwhile' });
	await issueOn(page, 'tariffs').getByText('66').waitFor();
	await hand.work('Assess');
	await page.getByRole('region', { name: /Not sent/ }).waitFor();
	expect(await hand.holds()).toContain('Not sent');
	await hand.work('Keep mine and send');
	await issueOn(page, 'tariffs').getByText('55').waitFor();
	await expect.poll(() => hand.holds()).toBe('Assess');
});

test('Z2: one changes the settings', async () => {
	await atBoard('/settings');
	await hand.fill('Name', 'Two capitals');
	await hand.work('Save the names');
	await expect.poll(() => page.title()).toContain('Two capitals');
});

test('Z3: the focus goes back to where it was when the palette, the help or a quick assessment closes', async () => {
	await atBoard();
	await hand.press('j');
	const issue = await hand.holds();
	for (const key of ['Control+k', '?', 'a']) {
		await hand.press(key);
		await page.getByRole('dialog').waitFor();
		await hand.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		expect([key, await hand.holds()]).toEqual([key, issue]);
	}
	await hand.press('Control+k');
	await page.getByRole('dialog').waitFor();
	await page.keyboard.type('trends');
	await hand.press('Enter');
	await page.waitForURL('**/trends');
});

test('Z2: one notes something on several issues at once', async () => {
	await atBoard();
	await hand.press('j', 'x', 'j', 'x');
	await page.getByText('2 issues selected').waitFor();
	await hand.work('One note for all');
	await hand.fill('Note', 'Noted by keys');
	await hand.press('Enter');
	await page.getByText('2 issues selected').waitFor({ state: 'detached' });
	await expect.poll(() => hand.holds()).toMatch(/AI safety|Taiwan|Tariffs|strait/);
});

test('Z2: one goes to a past day and back', async () => {
	await atBoard();
	await hand.work('A day earlier');
	await page.waitForURL('**at=*');
	expect(await hand.holds()).toBe('A day earlier');
	await hand.work(/^Back to now/);
	await page.waitForURL((url) => !url.search.includes('at='));
});

test('Z2: one makes a screen a display', async () => {
	const wall = await (await fetch(`${server.url}/wall`)).text();
	const code = /aria-label="Code ([^"]+)"/.exec(wall)?.[1] ?? '';
	await at('/displays');
	await hand.work('Add a screen');
	await page.waitForURL('**/pair');
	await hand.fill('Code on the screen', code);
	await hand.fill('Name', 'Lobby');
	await hand.work('Add this screen');
	await page.getByRole('article', { name: 'Lobby' }).waitFor();
	await hand.work('Dark');
	await page.getByRole('button', { name: 'Light' }).waitFor();
});

test('Z2: one filters the history', async () => {
	await at('/b/us-china/history');
	await hand.fill('Words in a change', 'Drills');
	await hand.press('Enter');
	await page.waitForURL('**q=Drills*');
	expect(await hand.holds()).toBe('Words in a change');
});
