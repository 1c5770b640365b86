import { expect, test } from 'vitest';
import { adminOf, anAccount, post } from './harness/accounts.ts';
import { carry, introduce, makeBoard } from './harness/desk.ts';
import { aPage, aServer } from './harness/world.ts';

test('U18: an admin of a board takes people in, gives them roles and removes them, without script', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const ann = await aPage({ script: false });
	await introduce(ann, server, 'Ann Smith', 'admin');
	const ben = await anAccount(server, 'Ben Doe', { role: 'viewer', board: '' });
	const settings = `${server.url}/b/us-china/settings`;
	const members = ann.getByRole('region', { name: 'Members' });
	const add = async (email: string) => {
		await ann.goto(settings);
		await members.getByLabel('Email').fill(email);
		await members.getByLabel('Role', { exact: true }).selectOption('editor');
		await members.getByRole('button', { name: 'Add a member' }).click();
	};
	await add(ben.email);
	await members.getByText('Ben Doe is a member now.').waitFor();
	const role = members.getByLabel('Role of Ben Doe');
	expect(await role.inputValue()).toBe('editor');
	await role.selectOption('');
	await members.getByRole('listitem').filter({ hasText: 'Ben Doe' }).getByRole('button').click();
	await expect.poll(() => members.getByText('Ben Doe').count()).toBe(0);

	await members.getByLabel('Role of Ann Smith').selectOption('viewer');
	await members.getByRole('listitem').filter({ hasText: 'Ann Smith' }).getByRole('button').click();
	await members.getByText('The last admin of a board stays').waitFor();

	await add('new@board.example');
	const link = await members.locator('code').innerText();
	await add('never@board.example');
	const never = await members.locator('code').innerText();
	await members
		.getByRole('listitem')
		.filter({ hasText: 'never@board.example' })
		.getByRole('button', { name: 'Take back' })
		.click();
	await expect.poll(() => members.getByText('never@board.example').count()).toBe(0);
	const spent = await fetch(never);
	expect([spent.status, await spent.text()]).toEqual([
		404,
		expect.stringContaining('This link was used, taken back or is too old')
	]);
	const cy = await aPage({ script: false });
	await cy.goto(link);
	await cy.getByLabel('Name').fill('Cy Roe');
	await cy.getByLabel('Password').fill('a password of this test');
	await cy.getByRole('button').last().click();
	await ann.goto(settings);
	expect(await members.getByLabel('Role of Cy Roe').inputValue()).toBe('editor');
});

test('U18: who is no admin of a board sees nothing of its members', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const page = await aPage({ script: false });
	await carry(page, server, (await anAccount(server, 'Ben Doe')).cookie);
	await page.goto(`${server.url}/b/us-china/settings`);
	await page.getByRole('heading', { name: 'Settings' }).waitFor();
	expect(await page.getByText('board.example').count()).toBe(0);
	expect(await page.getByRole('region', { name: 'Members' }).count()).toBe(0);
});

test('U18: a role for an account that is none is refused in words', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const fields = { id: 'nobody', board: 'us-china', role: 'editor', standing: 'admin' };
	for (const form of ['/people?/role', '/people?/standing', '/b/us-china/settings?/setMember']) {
		const answer = await post(server, form, fields, await adminOf(server));
		expect([form, answer.status]).toEqual([form, 404]);
		expect(await answer.text()).toContain('There is no such account');
	}
});

test('U8: a role on a board that does not exist is given to nobody, by an invitation or to an account', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const ben = await anAccount(server, 'Ben Doe');
	const cookie = await adminOf(server);
	const people = async () => (await fetch(`${server.url}/people`, { headers: { cookie } })).text();
	const id =
		/name="id" value="([^"]+)"/.exec((await people()).split(ben.email)[1] ?? '')?.[1] ?? '';
	for (const [action, fields] of [
		['role', { id, board: 'nowhere', role: 'editor' }],
		['invite', { email: '', board: 'nowhere', role: 'editor' }]
	] as const) {
		const answer = await post(server, `/people?/${action}`, fields, cookie);
		expect([action, answer.status]).toEqual([action, 422]);
		expect(await answer.text()).toContain('is not a board here');
	}
	expect(await people()).not.toContain('of nowhere');
});

test('U20: invitations, at either page, are counted together', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const cookie = await adminOf(server);
	const invite = async (path: string, email: string) =>
		(await post(server, path, { email, role: 'viewer', board: 'us-china' }, cookie)).status;
	const statuses = await Promise.all(
		Array.from({ length: 101 }, (_, each) =>
			each % 2 > 0
				? invite('/people?/invite', '')
				: invite('/b/us-china/settings?/addMember', `${each}@board.example`)
		)
	);
	expect(statuses.filter((status) => status === 200)).toHaveLength(100);
	expect(await invite('/people?/invite', '')).toBe(429);
	expect(await invite('/b/us-china/settings?/addMember', 'ann@board.example')).toBe(429);
});
