import { expect, test } from 'vitest';
import { aPage, aServer, complaintsOf } from '../harness/world.ts';

test('C1, C2, C3, C4: without script, people lead to their entries, and to those that they share', async () => {
	const server = await aServer();
	const page = await aPage({ script: false });
	const complaints = complaintsOf(page);
	await page.goto(`${server.url}/b/us-china`);
	await page.getByRole('link', { name: 'People', exact: true }).click();
	const sides = ['United States', 'China'].map((name) => page.getByRole('region', { name }));
	await sides[1]?.getByRole('link', { name: 'Xi Jinping' }).waitFor();
	await sides[0]?.getByRole('link', { name: 'Donald Trump' }).click();
	await page.getByRole('heading', { name: 'Donald Trump' }).waitFor();
	const company = page.getByRole('region', { name: 'Who was there, and when' });
	const shared = company.getByRole('link', { name: /with Xi Jinping/ });
	const times = Number(/\d+/.exec(await shared.innerText())?.[0]);
	await shared.click();
	const entries = page.getByRole('region', { name: 'Entries with Xi Jinping' });
	expect(await entries.getByRole('article').count()).toBe(times);
	for (const entry of await entries.getByRole('article').allInnerTexts())
		expect(entry).toMatch(/Donald Trump[\s\S]*Xi Jinping|Xi Jinping[\s\S]*Donald Trump/);
	expect(complaints).toEqual([]);
});

test('C1: everybody named can be had as CSV', async () => {
	const server = await aServer();
	const answer = await fetch(`${server.url}/b/us-china/people.csv`);
	expect(answer.headers.get('content-disposition')).toContain('us-china-people.csv');
	const rows = (await answer.text()).trim().split('\r\n');
	expect(rows[0]).toContain('name,party,role,from,to,entries,latest entry,next entry');
	expect(rows.find((row) => row.startsWith('Donald Trump'))).toMatch(/,\d+,20\d\d-\d\d-\d\d,/);
	expect((await fetch(`${server.url}/b/us-china/people/nobody`)).status).toBe(404);
});
