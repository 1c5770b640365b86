import { expect, test } from 'vitest';
import { command, live, makeBoard } from '../harness/desk.ts';
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

test('F6: more than is searched for stays as it was typed, and is said in words', async () => {
	const server = await aServer();
	const page = await aPage();
	await page.goto(`${server.url}/b/us-china/search`);
	await live(page);
	const field = page.getByRole('searchbox');
	await field.fill('x'.repeat(10_000));
	await page.getByText('A search is of at most 200 characters').waitFor();
	await field.press('Enter');
	expect(await field.inputValue()).toHaveLength(10_000);
	await field.fill('fentanyl');
	await page.waitForURL(/q=fentanyl/);
	await page.getByText('at most 200 characters').waitFor({ state: 'detached' });

	await page.goto(`${server.url}/b/us-china/timeline`);
	await live(page);
	const words = page.getByLabel('Words');
	await words.fill('x'.repeat(201));
	await words.press('Enter');
	expect(await words.evaluate((input: HTMLInputElement) => input.validity.valid)).toBe(false);
	await page.getByLabel('Every kind').selectOption('visit');
	expect(await words.inputValue()).toHaveLength(201);
	expect(page.url()).toMatch(/timeline$/);
	await words.fill('fentanyl');
	await words.press('Enter');
	await page.waitForURL(/q=fentanyl&kind=visit/);
});

test('F1: without script the address is the search, and what has nothing says so', async () => {
	const server = await aServer();
	const page = await aPage({ script: false });
	await page.goto(`${server.url}/b/us-china/search?q=rare+earth`);
	expect(await page.locator('mark').count()).toBeGreaterThan(0);
	await page.goto(`${server.url}/b/us-china/search?q=xyzzy`);
	await page.getByText('Nothing has all of these words').waitFor();
});

test('F8: a misspelt word finds what was meant, which is said and marked', async () => {
	const server = await aServer();
	const page = await aPage({ script: false });
	await page.goto(`${server.url}/b/us-china/search?q=fentanil`);
	const told = page.getByRole('status');
	expect(await told.innerText()).toContain('Found instead: “fentanil” as fentanyl.');
	expect((await page.locator('mark').first().innerText()).toLowerCase()).toBe('fentanyl');
	await page.goto(`${server.url}/b/us-china/search?q=conductor`);
	expect(await told.innerText()).toMatch(/“conductor” as semiconductors?/);
});

test('F3, F7: what is found leads to where it is to be seen, and it is said where there is more', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const record = (title: string) =>
		command(server, {
			...{ type: 'entry.record', kind: 'call', day: '2024-01-01', title, issues: ['taiwan'] }
		});
	await record('Zebrafish embargo');
	for (let n = 0; n < 40; n += 1) await record(`Call ${n}`);
	await command(server, { type: 'person.add', name: 'Jane Roe', party: 'us', role: 'Envoy' });
	const state = (text: string) =>
		command(server, { type: 'position.state', issue: 'taiwan', party: 'us', text });
	await state('Lift the quotas');
	for (let n = 0; n < 25; n += 1) await state(`Wait ${n}`);
	const page = await aPage({ script: false });
	const follow = async (q: string, title: string) => {
		await page.goto(`${server.url}/b/us-china/search?q=${q}`);
		await page.getByRole('link', { name: title }).click();
	};
	await follow('zebraf', 'Zebrafish embargo');
	expect(await page.locator('li:target').innerText()).toContain('Zebrafish embargo');
	await follow('envoy', 'Jane Roe');
	expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Jane Roe');
	await follow('quotas', 'Lift the quotas');
	expect(await page.getByRole('main').innerText()).toContain('Lift the quotas');
	await page.goto(`${server.url}/b/us-china/search?q=call`);
	const entries = page.getByRole('region', { name: 'Entries' });
	expect(await entries.getByRole('link').count()).toBe(20);
	expect(await entries.innerText()).toContain('there are more');
});
