import { describe, expect, test } from 'vitest';
import { ask } from './harness/ask.ts';
import { introduce, issueOn, live, makeBoard } from './harness/desk.ts';
import { aPage, aServer } from './harness/world.ts';

const NAME = 'United States - China';

async function aDesk(path = '') {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const page = await aPage();
	await introduce(page, server, 'Ann Smith', 'site-admin');
	await page.goto(`${server.url}${path}`);
	return { server, page };
}

describe('many boards', () => {
	test('M5: a board is copied by a form that works without script, with its issues unassessed', async () => {
		const { server } = await aDesk();
		const page = await aPage({ script: false });
		await introduce(page, server, 'Ann Smith', 'site-admin');
		await page.goto(`${server.url}/boards/new`);
		await page.getByLabel('Name of the copy').fill('   ');
		await page.getByRole('button', { name: 'Copy the board' }).click();
		await page.getByText('must be 1 to 80 characters').waitFor();
		await page.getByLabel('Name of the copy').fill('A drill');
		await page.getByLabel(/With its open issues/).check();
		await page.getByRole('button', { name: 'Copy the board' }).click();
		await page.waitForURL('**/b/a-drill/settings');
		await page.goto(`${server.url}/b/a-drill`);
		expect(await issueOn(page, 'tariffs').innerText()).toContain('Not assessed');
		expect(await page.locator('[data-issue]').count()).toBe(3);
	});

	test('M3, M4: a board is deleted by its name, gone from every page at once, and restored', async () => {
		const { server, page } = await aDesk('/b/us-china/settings');
		await live(page);
		const other = await aPage();
		await other.goto(`${server.url}/b/us-china`);
		await live(other);
		const wall = await aPage();
		await wall.goto(`${server.url}/wall/us-china`);

		const name = page.getByLabel(`Type its name: ${NAME}`);
		await name.fill('China');
		await page.getByRole('button', { name: 'Delete the board' }).click();
		await page.getByText(`must be ${NAME}`, { exact: true }).waitFor();
		await name.fill(NAME);
		await page.getByRole('button', { name: 'Delete the board' }).click();
		for (const each of [page, other])
			await each.getByRole('heading', { name: /is gone/ }).waitFor();
		await wall.getByText(`${NAME} was deleted`).waitFor();
		for (const path of [
			'/b/us-china',
			'/wall/us-china',
			'/b/us-china/trends',
			'/api/v1/boards/us-china'
		]) {
			expect((await fetch(server.url + path)).status, path).toBe(404);
		}
		expect(await (await fetch(`${server.url}/api/v1/boards`)).json()).toEqual({ boards: [] });

		await page.goto(`${server.url}/boards/deleted`);
		await page.getByRole('button', { name: 'Restore' }).click();
		await page.waitForURL('**/b/us-china');
		await issueOn(other, 'taiwan').waitFor();
		await wall.getByText(`${NAME} was deleted`).waitFor({ state: 'detached' });
	});

	test('M2: an archived board says so, and offers no edit', async () => {
		const { server, page } = await aDesk('/b/us-china/i/taiwan');
		await live(page);
		await page.getByRole('button', { name: 'Assess' }).waitFor();
		await ask(server, 'us-china', { type: 'board.archive' });
		await page.getByText(/Archived on .*read-only/s).waitFor();
		expect(await page.getByRole('button', { name: 'Assess' }).count()).toBe(0);
		expect(await page.getByRole('link', { name: /New issue/ }).count()).toBe(0);
		await page.goto(`${server.url}/`);
		await page.getByRole('heading', { name: 'Archived' }).waitFor();
		await page.goto(`${server.url}/b/us-china/settings#end`);
		await live(page);
		expect(await page.getByRole('button', { name: 'Save the names' }).isDisabled()).toBe(true);
		await page.getByRole('button', { name: 'Restore the board' }).click();
		await page.getByText(/Archived on/).waitFor({ state: 'detached' });
	});
});

describe('settings', () => {
	test('M6: words and colours of the ladder stand on cards and wall at once', async () => {
		const { server, page } = await aDesk('/b/us-china/settings#ladder');
		await live(page);
		const board = await aPage();
		await board.goto(`${server.url}/b/us-china`);
		await live(board);
		const wall = await aPage();
		await wall.goto(`${server.url}/wall/us-china`);
		const rung = page.getByRole('group', { name: /Strained/ });
		await rung.getByLabel('Word').fill('Frozen');
		await rung.getByLabel('In the light theme').fill('#0b5f55');
		await page.getByRole('button', { name: 'Save the ladder' }).click();
		await page.getByText('✓ Saved').waitFor();
		const mark = issueOn(board, 'taiwan').getByText('Frozen');
		await mark.waitFor();
		expect(await mark.evaluate((each) => getComputedStyle(each).color)).toBe('rgb(11, 95, 85)');
		await wall.locator('[data-issue="taiwan"]').getByText('Frozen').first().waitFor();
	});

	test('M7: a colour that cannot be read is refused beside its field, with the pair and the ratio', async () => {
		const { page } = await aDesk('/b/us-china/settings#ladder');
		await live(page);
		const rung = page.getByRole('group', { name: /Strained/ });
		await rung.getByLabel('In the light theme').fill('#cccccc');
		await page.getByRole('button', { name: 'Save the ladder' }).click();
		const fault = rung.getByText('#cccccc on the sunken paper of the light theme');
		expect(await fault.innerText()).toContain('1.37 to 1; 4.5 is needed');
	});

	test('M9: a category is moved by keyboard and by dragging', async () => {
		const { server, page } = await aDesk('/b/us-china/settings#categories');
		await live(page);
		const order = async () => {
			const answer = await fetch(`${server.url}/api/v1/boards/us-china`);
			const { board } = await answer.json();
			return board.categories.map(({ id }: { id: string }) => id);
		};
		await page.getByRole('button', { name: /^Move Trade/ }).focus();
		await page.keyboard.press('ArrowDown');
		await page.getByText('Trade is now number 2 of 2').waitFor({ state: 'attached' });
		expect(await order()).toEqual(['regional', 'trade']);
		await page
			.getByRole('button', { name: /^Move Trade/ })
			.dragTo(page.getByRole('button', { name: /^Move Regional/ }));
		await page.getByText('Trade is now number 1 of 2').waitFor({ state: 'attached' });
		expect(await order()).toEqual(['trade', 'regional']);
	});

	test('M11: the salience of each issue is set in one place', async () => {
		const { server, page } = await aDesk('/b/us-china/settings#salience');
		await live(page);
		await page.getByRole('group', { name: 'Taiwan' }).getByLabel('5').check({ force: true });
		await expect
			.poll(
				async () =>
					(await (await fetch(`${server.url}/api/v1/boards/us-china`)).json()).board.issues[1]
						.salience
			)
			.toBe(5);
	});
});
