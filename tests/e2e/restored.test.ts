import path from 'node:path';
import { expect, test } from 'vitest';
import { command, introduce, issueOn, live, makeBoard } from './harness/desk.ts';
import { operate } from './harness/operate.ts';
import { aPage, aServer } from './harness/world.ts';

test('V36: a board and a wall that were open while a backup was restored show what it holds, and say so', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const file = path.join(server.data, 'one.backup');
	const page = await aPage();
	await introduce(page, server, 'Ann Smith');
	await operate(server, 'backup', '--to', file);
	await command(server, { type: 'issue.assess', issue: 'taiwan', tension: 90, note: 'Fleet out' });
	const wall = await aPage({ theme: 'dark', width: 1280, height: 720 });
	await wall.goto(`${server.url}/wall/us-china?scenes=overview`);
	await wall.locator('.wall[data-link=live]').waitFor();
	await page.goto(`${server.url}/b/us-china/i/taiwan`);
	await live(page);
	const form = page.getByRole('spinbutton');
	await form.fill('93');
	await page.getByRole('button', { name: 'Assess', exact: true }).click();
	await wall.locator('[data-issue=taiwan]').getByText('93', { exact: true }).waitFor();
	const why = page.getByLabel('Why', { exact: true }).first();
	await why.fill('Ships have turned');

	await server.stop();
	expect(await operate(server, 'restore', file, '--overwrite')).toMatch(/^Restored: 1 boards/);
	await server.resume();

	const notice = page.getByRole('alert').filter({ hasText: 'Restored from a backup of' });
	await notice.waitFor();
	await live(page);
	expect(await notice.innerText()).toMatch(
		/2 changes[\s\S]*are gone[\s\S]*Yours among them[\s\S]*93/
	);
	await issueOn(page, 'taiwan').getByText('74').waitFor();
	await expect.poll(() => why.inputValue()).toBe('Ships have turned');
	await wall.locator('[data-issue=taiwan]').getByText('74', { exact: true }).waitFor();
	await wall.getByText(/Restored as of \d\d:\d\d: what came later is gone/).waitFor();
	await wall.locator('.wall[data-link=live]').waitFor();

	await notice.getByRole('button', { name: 'Send again' }).click();
	await issueOn(page, 'taiwan').getByText('93').waitFor();
	await wall.locator('[data-issue=taiwan]').getByText('93', { exact: true }).waitFor();
});
