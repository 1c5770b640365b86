import { expect, test } from 'vitest';
import { live } from '../harness/desk.ts';
import { aPage, aServer, complaintsOf } from '../harness/world.ts';

test('F1: things are found as one types, marked where they were, and lead to where they are', async () => {
	const server = await aServer();
	const page = await aPage();
	const complaints = complaintsOf(page);
	await page.goto(`${server.url}/b/us-china/search`);
	await live(page);
	await page.getByRole('searchbox').pressSequentially('fentanyl');
	await page.waitForURL(/q=fentanyl/);
	const issues = page.getByRole('region', { name: 'Issues' });
	await issues.getByRole('link').first().waitFor();
	expect((await issues.locator('mark').first().innerText()).toLowerCase()).toBe('fentanyl');
	await issues.getByRole('link').first().click();
	await page.waitForURL(/\/i\/fentanyl/);
	expect(complaints).toEqual([]);
});

test('F1: without script the address is the search, and what has nothing says so', async () => {
	const server = await aServer();
	const page = await aPage({ script: false });
	await page.goto(`${server.url}/b/us-china/search?q=rare+earth`);
	expect(await page.locator('mark').count()).toBeGreaterThan(0);
	await page.goto(`${server.url}/b/us-china/search?q=xyzzy`);
	await page.getByText('Nothing has all of these words').waitFor();
});
