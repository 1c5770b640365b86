import { expect, test } from 'vitest';
import { anAccount } from '../harness/accounts.ts';
import { command, issueOn, live } from '../harness/desk.ts';
import { ann, at, atBoard, hand, page, server } from './alone.ts';

const region = (name: string | RegExp) => page.getByRole('region', { name });

/** Assesses Taiwan; gives the revision of that. */
async function assessed(tension: number): Promise<number> {
	const note = `Note ${tension}`;
	await command(server, { type: 'issue.assess', issue: 'taiwan', tension, note });
	const answer = await fetch(`${server.url}/api/v1/boards/us-china`);
	return Number(new Map(Object.entries(Object(await answer.json()))).get('revision'));
}

test('Z2: one undoes a change on the page of the history, undoes that too, and takes the record as a file', async () => {
	const revision = await assessed(71);
	await atBoard('/history');
	await hand.work(`Undo change ${revision}`);
	await hand.goTo(/^1 new change/, 'Shift+Tab');
	await hand.press('Enter');
	await page
		.locator(`#change-${revision + 1}`)
		.getByText('Undid:')
		.waitFor();
	await hand.work(`Undo change ${revision + 1}`);
	await hand.goTo(/^1 new change/, 'Shift+Tab');
	await hand.press('Enter');
	await page
		.locator(`#change-${revision + 2}`)
		.getByText('Undid:')
		.waitFor();
	await hand.goTo(/^Export/);
	await hand.press('Enter');
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		hand.work('Record with hashes (JSON)')
	]);
	expect(file.suggestedFilename()).toMatch(/\.json$/);
});

test('Z2, E13: one undoes a judgement on the issue’s own page, or is told why it stands', async () => {
	const [first, second] = [await assessed(72), await assessed(73)];
	await atBoard('/i/taiwan/dossier');
	const judgements = region('Judgements');
	const undone = await judgements.getByText('Undid:').count();
	await hand.work(`Undo change ${second}`);
	await expect.poll(() => judgements.getByText('Undid:').count()).toBe(undone + 1);
	await assessed(74);
	await judgements.getByText('Note 74').waitFor();
	await hand.work(`Undo change ${first}`);
	await judgements.getByText(/Not undone: Bob Brown changed tension since/).waitFor();
});

test('Z2: one names somebody in a comment, who opens it from the inbox', async () => {
	const ben = await anAccount(server, 'Ben Doe');
	await atBoard('/i/taiwan');
	await hand.goTo('Comment');
	await page.keyboard.type('Look, @Ben');
	await page.getByRole('option', { name: 'Ben Doe' }).waitFor();
	await hand.press('Enter');
	await page.keyboard.type('please');
	await hand.work('Comment');
	await region('Comments').getByRole('listitem').getByText('please').waitFor();
	await at('/inbox', ben.cookie);
	await page.getByText('Names you').waitFor();
	await hand.work('Taiwan');
	await page.waitForURL('**/i/taiwan');
});

test('Z2: one edits an entry, strikes it, states a position and withdraws it', async () => {
	await command(server, {
		type: 'entry.record',
		kind: 'meeting',
		title: 'Talks in Geneva',
		day: '2026-01-05',
		issues: ['tariffs']
	});
	await atBoard('/i/tariffs');
	const entries = region('Entries');
	await hand.work(/^Talks in Geneva/);
	await hand.work('Edit or strike');
	await hand.fill(/^What happened/, 'Talks in Bern');
	await hand.work('Save');
	await entries.getByText('Talks in Bern').waitFor();
	await expect.poll(() => hand.holds()).toMatch(/Talks in Bern|Edit or strike/);
	await hand.work('Edit or strike');
	await hand.fill('Why strike it', 'It was called off');
	await hand.work('Strike it from the record');
	await entries.getByText('Talks in Bern').waitFor({ state: 'detached' });
	await hand.work('State a position of China');
	await hand.fill(/^What China says/, 'No tariffs at all');
	await hand.work('State');
	await page.getByText('No tariffs at all').first().waitFor();
	await hand.work('Withdraw');
	await hand.fill('Why', 'It was misquoted');
	await hand.work('Withdraw it');
	await expect.poll(() => region('History').getByText('It was misquoted').count()).toBe(1);
});

test('Z2, K7: one gives a link as the source, and types what cannot be read of it', async () => {
	await atBoard('/i/taiwan');
	await hand.fill(/^Tension, /, '61');
	await hand.work('Source');
	await hand.fill('Link', 'http://127.0.0.1:9/private');
	await hand.fill('Title', 'A note');
	await page.getByText(/cannot be read/).waitFor();
	await hand.fill('Publisher', 'The News');
	await hand.work('Assess');
	await region('History').getByText('The News').first().waitFor();
});

test('Z2, K2: by the palette one goes to an issue, assesses it, and changes the theme', async () => {
	await atBoard();
	const deed = async (words: string) => {
		await hand.press('Control+k');
		await page.getByRole('combobox', { name: 'Search and commands' }).waitFor();
		await page.keyboard.type(words);
		await hand.press('Enter');
	};
	await deed('Assess Taiwan');
	await page.getByRole('dialog', { name: /Taiwan/ }).waitFor();
	await hand.press('Escape');
	await page.getByRole('dialog').waitFor({ state: 'detached' });
	const theme = () => page.locator('html').getAttribute('data-theme');
	const before = await theme();
	await deed('theme');
	await expect.poll(theme).not.toBe(before);
	await deed('Taiwan');
	await page.waitForURL('**/i/taiwan');
});

test('Z2, E8: without a connection one takes back what waits', async () => {
	await atBoard('/i/ai-safety');
	await page.context().setOffline(true);
	await page.locator('[data-state="offline"]').first().waitFor();
	await hand.fill(/^Tension, /, '44');
	await hand.work('Assess');
	await page.getByText('1 edit waits to be sent').waitFor();
	await hand.work('Take back');
	await page.getByText('1 edit waits to be sent').waitFor({ state: 'detached' });
	expect(await hand.holds()).toContain('AI safety');
	await page.context().setOffline(false);
	await live(page);
	await issueOn(page, 'ai-safety').getByText('44').waitFor({ state: 'detached' });
});

test('Z2, Q3: one withdraws a proposal of one’s own', async () => {
	await command(server, { type: 'issue.edit', issue: 'ai-safety', secondEyes: true });
	await at('/b/us-china/i/ai-safety', ann.cookie);
	await live(page);
	await page.locator('[data-prepared]').waitFor({ state: 'attached' });
	await hand.fill(/^Tension, /, '52');
	await hand.work('Assess');
	await region('Proposals').waitFor();
	await hand.work('Withdraw');
	await region('Proposals').waitFor({ state: 'detached' });
	expect(await hand.holds()).toContain('AI safety');
});
