import { expect, test } from 'vitest';
import { anAccount } from '../harness/accounts.ts';
import { command, issueOn } from '../harness/desk.ts';
import { at, atBoard, hand, page, server } from './alone.ts';

const BOARD = '/b/us-china';

const region = (name: string | RegExp) => page.getByRole('region', { name });
const lostRace = () => region(/Not sent/);

test('Z2: one takes the offer to undo, and undoes that from the history', async () => {
	await atBoard('/i/ai-safety');
	await hand.fill(/^Tension, /, '21');
	await hand.work('Assess');
	await issueOn(page, 'ai-safety').getByText('21').waitFor();
	await hand.work('Undo');
	await issueOn(page, 'ai-safety').getByText('21').waitFor({ state: 'detached' });
	await hand.work(/^Undo change/);
	await issueOn(page, 'ai-safety').getByText('21').waitFor();
});

test('Z2: one confirms a proposal, and declines another', async () => {
	await command(server, { type: 'issue.edit', issue: 'taiwan', secondEyes: true });
	await command(server, { type: 'issue.assess', issue: 'taiwan', tension: 80, note: 'Drills' });
	await atBoard('/i/taiwan');
	await hand.work('Confirm');
	await issueOn(page, 'taiwan').getByText('80').waitFor();
	await region('Proposals').waitFor({ state: 'detached' });
	await expect.poll(() => hand.holds()).toContain('Taiwan');
	await command(server, { type: 'issue.assess', issue: 'taiwan', tension: 85, note: 'More' });
	await region('Proposals').waitFor();
	await hand.work('Decline');
	await hand.fill('Why', 'One source only');
	await hand.work('Decline it');
	await region('History').getByText('One source only').waitFor();
	await region('Proposals').waitFor({ state: 'detached' });
});

test('Z2: one who lost a race takes theirs', async () => {
	await atBoard('/i/tariffs');
	await hand.fill(/^Tension, /, '55');
	await command(server, { type: 'issue.assess', issue: 'tariffs', tension: 66, note: 'Meanwhile' });
	await issueOn(page, 'tariffs').getByText('66').waitFor();
	await hand.work('Assess');
	await lostRace().waitFor();
	await hand.goTo(/^Mine/);
	await hand.press('ArrowDown');
	await hand.work('Take theirs');
	await lostRace().waitFor({ state: 'detached' });
	await hand.holds();
	await issueOn(page, 'tariffs').getByText('66').waitFor();
});

test('Z2: one who lost a race merges both by hand', async () => {
	await atBoard('/i/tariffs');
	await hand.work(/^Edit title/);
	await hand.fill('Title', 'Tariffs and texts');
	await command(server, { type: 'issue.edit', issue: 'tariffs', title: 'Tariffs and quotas' });
	await issueOn(page, 'tariffs').getByText('Tariffs and quotas').waitFor();
	await hand.work('Save');
	await lostRace().waitFor();
	await hand.fill('Mine, to merge by hand', 'Tariffs, quotas and texts');
	await hand.work('Keep mine and send');
	await issueOn(page, 'tariffs').getByText('Tariffs, quotas and texts').waitFor();
});

test('Z2: one edits a comment of one’s own, and deletes it', async () => {
	await atBoard('/i/ai-safety');
	const comments = region('Comments');
	await hand.fill('Comment', 'Read this');
	await hand.work('Comment');
	await comments.getByText('Edit or delete').waitFor();
	await hand.work('Edit or delete');
	await hand.fill(/comment/i, 'Read this twice');
	await hand.work('Save the comment');
	await comments.getByRole('listitem').getByText('Read this twice').first().waitFor();
	await hand.work('Delete the comment');
	await comments.getByText('Deleted by its author').waitFor();
	await expect.poll(() => hand.holds()).toContain('Deleted by its author');
});

test('Z2: one records an entry on several issues at once', async () => {
	await atBoard();
	await hand.press('j', 'x', 'j', 'x');
	await page.getByText('2 issues selected').waitFor();
	await hand.work('One entry for all');
	await page.waitForURL('**/record*');
	await hand.fill(/^What happened/, 'Both at once');
	await hand.work('Record it');
	await page.waitForURL((url) => url.pathname === BOARD);
	await issueOn(page, 'ai-safety').getByText('Both at once').waitFor();
});

test('Z2: one invites somebody to a board, takes that back, and changes the role of another', async () => {
	await anAccount(server, 'Ben Doe');
	await atBoard('/settings');
	await hand.fill('Email', 'new@board.example');
	await hand.work('Add a member');
	await page.getByText('here is an invitation').waitFor();
	await expect.poll(() => hand.holds()).toBe('Copy');
	await hand.work('Take back');
	await page.getByText('new@board.example').waitFor({ state: 'detached' });
	await expect.poll(() => hand.holds()).toContain('Members');
	await hand.goTo('Role of Ben Doe');
	await page.keyboard.type('viewer');
	const set = page.waitForResponse((each) => each.url().includes('setMember'));
	await hand.work('Set');
	await set;
	await expect.poll(() => hand.holds()).toBe('Set');
	expect(await page.getByLabel('Role of Ben Doe').inputValue()).toBe('viewer');
});

test('Z2: one makes a key, and takes it back', async () => {
	await at('/account');
	await hand.goTo('Make a key');
	await hand.press('Shift+Tab', 'Shift+Tab', 'Shift+Tab');
	await page.keyboard.type('Feed by keys');
	await hand.press('Enter');
	await page.getByText(/demarche_/).waitFor();
	await page.waitForLoadState('networkidle');
	await hand.work('Revoke');
	await page.getByText('Feed by keys').waitFor({ state: 'detached' });
});

test('Z2: one follows an issue, hears of it in the inbox, and marks all as read', async () => {
	await atBoard('/i/taiwan');
	const follow = (name: string) => page.getByRole('button', { name, exact: true });
	await hand.work('Follow');
	await follow('Unfollow').waitFor();
	expect(await hand.holds()).toBe('Unfollow');
	await command(server, { type: 'issue.assess', issue: 'taiwan', tension: 30, note: 'Heard' });
	await at('/inbox');
	await follow('Mark as read').first().waitFor();
	await hand.work('Mark all as read');
	await expect.poll(() => follow('Mark as read').count()).toBe(0);
});
