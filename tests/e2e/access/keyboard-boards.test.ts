import { expect, test } from 'vitest';
import { adminOf } from '../harness/accounts.ts';
import { live } from '../harness/desk.ts';
import { at, atBoard, hand, page, server } from './alone.ts';

const section = (name: string) => page.getByRole('region', { name });
test('Z2: a site admin creates a board, copies, archives, deletes and restores it', async () => {
	await at('/', await adminOf(server));
	await hand.work('New board');
	await page.waitForURL('**/boards/new', { waitUntil: 'networkidle' });
	for (const [name, iso, capital, zone] of [
		['France', 'FR', 'Paris', 'Europe/Paris'],
		['Germany', 'DE', 'Berlin', 'Europe/Berlin']
	] as const) {
		await hand.fill('Name', name);
		await hand.fill(/^ISO/, iso);
		await hand.fill('Capital', capital);
		await hand.fill('Time zone', zone);
	}
	await hand.work('Create the board');
	await page.waitForURL('**/b/fr-de/settings', { waitUntil: 'networkidle' });
	await hand.work('Copy this board');
	await page.waitForURL('**/boards/new?copy=fr-de#copy', { waitUntil: 'networkidle' });
	await hand.fill('Name of the copy', 'A drill');
	await hand.press('Tab', 'Space', 'Enter');
	await page.waitForURL('**/b/a-drill/settings', { waitUntil: 'networkidle' });
	await live(page);
	await hand.work('Archive the board');
	await page.getByRole('button', { name: 'Restore the board' }).waitFor();
	await expect.poll(() => hand.holds()).toBe('Restore the board');
	await hand.press('Enter');
	await page.getByRole('button', { name: 'Archive the board' }).waitFor();
	await hand.fill(/^Type its name/, 'A drill');
	await hand.press('Enter');
	await page.getByText('A drill is gone').waitFor();
	await hand.work('Deleted boards');
	await page.waitForURL('**/boards/deleted', { waitUntil: 'networkidle' });
	await hand.work('Restore');
	await page.waitForURL('**/b/a-drill');
});

test('Z2, Z3: one words a rung, weighs an issue, sets a rule, and is where one was', async () => {
	await atBoard('/settings');
	await hand.fill('Word', 'Broken');
	await hand.work('Save the ladder');
	await section('Ladder').getByText('✓ Saved').waitFor();
	expect(await hand.holds()).toBe('Save the ladder');
	await hand.goTo(/^[1-5]$/);
	await hand.press('ArrowRight');
	await expect.poll(async () => hand.holds()).toMatch(/^[1-5]$/);
	await hand.fill('Stale after', '90');
	await hand.work('Save the rules');
	await section('Rules').getByText('✓ Saved').waitFor();
	expect(await hand.holds()).toBe('Save the rules');
});

test('Z2, Z3: one adds a category, moves it, renames and removes it', async () => {
	await atBoard('/settings');
	await hand.fill('New category', 'Security');
	await hand.press('Enter');
	const names = section('Categories').locator('summary');
	await expect.poll(() => names.allInnerTexts()).toHaveLength(3);
	await hand.goTo('Move Security: arrow up, arrow down', 'Shift+Tab');
	await hand.press('ArrowUp');
	await expect.poll(async () => (await names.allInnerTexts())[1]).toMatch(/^Security/);
	expect(await hand.holds()).toBe('Move Security: arrow up, arrow down');
	await hand.press('Tab', 'Enter');
	await hand.fill('Name', 'Safety');
	await hand.press('Enter');
	await names.getByText('Safety').waitFor();
	await hand.work('Remove');
	await names.getByText('Safety').waitFor({ state: 'detached' });
	await expect.poll(() => hand.holds()).toContain('Categories');
});

test('Z2, Z3: one adds an official, edits them, names a span and takes it away, and the focus goes with the forms', async () => {
	await atBoard('/settings');
	await hand.work('Add a person');
	await hand.fill('Name', 'Mei Song');
	await hand.fill(/^Role|^Office/, 'Envoy');
	await hand.press('Enter');
	await section('People').getByText('Envoy').waitFor();
	await hand.goTo('Edit Mei Song', 'Shift+Tab');
	await hand.press('Enter');
	expect(await hand.holds()).toBe('Name');
	await hand.press('Control+a');
	await page.keyboard.type('Mei Song-Li');
	await hand.press('Enter');
	await section('People').getByText('Mei Song-Li').waitFor();
	await expect.poll(() => hand.holds()).toMatch(/^Edit Mei Song-Li|^Edit$/);
	await hand.work('Name a span');
	await hand.fill('Name', 'A truce');
	await hand.goTo('First day');
	await page.keyboard.type('01012025');
	await hand.press('Enter');
	await section('Spans of time').getByText('A truce').waitFor();
	await hand.goTo('Edit A truce', 'Shift+Tab');
	await hand.press('Enter');
	await hand.work('Remove');
	await section('Spans of time').getByText('A truce').waitFor({ state: 'detached' });
	await expect.poll(() => hand.holds()).toContain('Spans of time');
});

test('Z2: one makes a briefing of some days, saves it, and takes it as a file', async () => {
	await atBoard('/briefing');
	await hand.fill('Title', 'For Monday');
	await hand.fill('Summary', 'All is calm.');
	await hand.work('Save briefing');
	await page.waitForURL(/\/briefing\/\d+\?new$/, { waitUntil: 'networkidle' });
	await page.getByRole('article').getByText('All is calm.').waitFor();
	await hand.work(/^Download/);
	const [download] = await Promise.all([page.waitForEvent('download'), hand.work('Markdown')]);
	expect(download.suggestedFilename()).toMatch(/\.md$/);
	await hand.press('Escape');
	expect(await hand.holds()).toMatch(/^Download/);
});

test('Z2, Z3: one has a screen show itself, changes its settings, and revokes it', async () => {
	const wall = await (await fetch(`${server.url}/wall`)).text();
	const code = /aria-label="Code ([^"]+)"/.exec(wall)?.[1] ?? '';
	await at(`/displays/pair?code=${code}`);
	await hand.fill('Name', 'Annex');
	await hand.press('Enter');
	const card = page.getByRole('article', { name: 'Annex' });
	await card.waitFor();
	await page.waitForLoadState('networkidle');
	// A card hears over its connection what the form that asked for it is told a little later.
	await Promise.all([page.waitForResponse(/__data\.json/), hand.work('Dark')]);
	await card.getByText('dark until you light it').waitFor();
	await expect.poll(() => hand.holds()).toBe('Light');
	await hand.work('Settings');
	await hand.fill('Where', 'Second floor');
	await hand.work('Save');
	await card.getByText('Second floor').waitFor();
	await expect.poll(() => hand.holds()).toBe('Save');
	await hand.work('Revoke');
	await hand.work('Revoke Annex');
	await card.getByText('Revoked').waitFor();
	await expect.poll(() => hand.holds()).toMatch(/Annex/);
});
