import path from 'node:path';
import { expect, test } from 'vitest';
import { BoardAnswer } from '#lib/protocol/api.ts';
import { command, introduce, issueOn, live, makeBoard } from './harness/desk.ts';
import { operate } from './harness/operate.ts';
import type { BuiltServer } from './harness/server.ts';
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
	// What tells of a restoration is loaded with the first edit, and a browser that did not get it asks no second time.
	await page.locator('[data-prepared]').waitFor({ state: 'attached' });
	// A wall that lacks a part when its server is back loads itself anew, and then knew nothing of what is gone.
	await wall.locator('html[data-prepared]').waitFor();

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

const revisionOf = async (server: BuiltServer): Promise<number> =>
	BoardAnswer.parse(await (await fetch(`${server.url}/api/v1/boards/us-china`)).json()).revision;

test('Y11, V36: after a backup was restored, since-your-last-visit counts from what the log has kept', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const file = path.join(server.data, 'one.backup');
	await operate(server, 'backup', '--to', file);
	const kept = await revisionOf(server);
	const assess = (tension: number) =>
		command(server, { type: 'issue.assess', issue: 'taiwan', tension, note: 'Moved' });
	for (const tension of [80, 81, 82]) await assess(tension);
	/** Looks at the board, or tells what was seen of it; the browser's cookie afterwards, as kept two hours ago. */
	const look = async (cookie: string, beacon?: Record<string, string>) => {
		const answer = await fetch(`${server.url}/b/us-china${beacon ? '/seen' : ''}`, {
			headers: { cookie, origin: server.url },
			...(beacon && { method: 'POST', body: new URLSearchParams(beacon) })
		});
		const [set = ''] = answer.headers.getSetCookie().filter((each) => each.includes('_visit_'));
		const aged = set.split(';')[0]?.replace(/\.\d{13}\./, `.${Date.now() - 7_200_000}.`) ?? '';
		return { page: await answer.text(), cookie: aged };
	};
	const { cookie } = await look('');
	const epoch = cookie.split('.').at(-1) ?? '';

	await server.stop();
	await operate(server, 'restore', file, '--overwrite');
	await server.resume();
	for (const tension of [70, 71, 72, 73]) await assess(tension);

	const late = await look(cookie, { revision: String(kept + 3), epoch });
	expect(late.cookie).toContain(`=${kept}.${kept}.`);
	for (const each of [cookie, late.cookie]) {
		expect((await look(each)).page).toContain(`/b/us-china/compare?since=${kept}"`);
	}
});
