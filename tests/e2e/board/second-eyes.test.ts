import { expect, test } from 'vitest';
import { command, introduce, issueOn, live, makeBoard, rung } from '../harness/desk.ts';
import { aPage, aServer, complaintsOf } from '../harness/world.ts';

async function aDeskOfTwo() {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	await command(server, { type: 'board.edit', settings: { secondEyes: true } });
	const ann = await aPage();
	const ben = await aPage();
	await introduce(ann, server, 'Ann Smith');
	await introduce(ben, server, 'Ben Doe');
	for (const page of [ann, ben]) {
		await page.goto(`${server.url}/b/us-china/i/taiwan`);
		await live(page);
	}
	return { server, ann, ben };
}

const propose = async (page: Awaited<ReturnType<typeof aPage>>, why: string) => {
	await rung(page, 'Progress').click();
	await page.getByLabel('Why', { exact: true }).first().fill(why);
	await page.getByRole('button', { name: 'Assess', exact: true }).click();
	await page.getByText('Proposed: it waits for a second editor').waitFor();
};

test('Q6: one proposes, the other is told what moved since, confirms, and both are on the record', async () => {
	const { server, ann, ben } = await aDeskOfTwo();
	const complaints = complaintsOf(ben);
	await propose(ann, 'A text is agreed');
	await issueOn(ben, 'taiwan').getByText('1 proposed').waitFor();
	expect(await issueOn(ben, 'taiwan').innerText()).toContain('Strained');
	await ann.getByRole('button', { name: 'Withdraw', exact: true }).waitFor();
	expect(await ann.getByRole('button', { name: 'Confirm' }).count()).toBe(0);

	await command(server, {
		type: 'issue.assess',
		issue: 'taiwan',
		status: 'talks',
		note: 'Invited'
	});
	await issueOn(ben, 'taiwan').getByText('In talks').waitFor();
	await ben.getByRole('button', { name: 'Confirm', exact: true }).click();
	const told = ben.getByRole('alert').filter({ hasText: 'the issue moved since' });
	await told.getByText('Bob Brown').waitFor();
	expect(await told.innerText()).toMatch(/status[\s\S]*Invited/);
	await ben.getByRole('button', { name: 'Confirm all the same' }).click();

	for (const page of [ann, ben]) {
		await issueOn(page, 'taiwan').getByText('Progress').waitFor();
		await issueOn(page, 'taiwan').getByText('1 proposed').waitFor({ state: 'detached' });
		const stands = page.getByRole('region', { name: 'As it stands' });
		await stands.getByText('Ann Smith, confirmed by Ben Doe').waitFor();
	}
	expect(complaints).toEqual([]);
});

test('Q6: the other declines it with a reason, and nothing has moved', async () => {
	const { ann, ben } = await aDeskOfTwo();
	await propose(ann, 'A text is agreed');
	await ben.getByText('Decline', { exact: true }).click();
	const proposals = ben.getByRole('region', { name: 'Proposals' });
	await proposals.getByRole('button', { name: 'Decline it' }).click();
	await proposals.getByText('must not be empty').first().waitFor();
	await proposals.getByLabel('Why').fill('One source only');
	await proposals.getByRole('button', { name: 'Decline it' }).click();
	const history = ann.getByRole('region', { name: 'History' });
	await history.getByText('One source only').waitFor();
	expect(await issueOn(ann, 'taiwan').innerText()).toContain('Strained');
	await ann.getByRole('region', { name: 'Proposals' }).waitFor({ state: 'detached' });
});
