import { describe, expect, test } from 'vitest';
import { adminOf } from '../harness/accounts.ts';
import { carry, command, issueOn, makeBoard } from '../harness/desk.ts';
import { aPage, aServer } from '../harness/world.ts';

const emptyServer = () => aServer({ DEMARCHE_SAMPLE: 'off' });

describe('B18: a board is read without script', () => {
	test('cards, list, filter and an issue with its history', async () => {
		const server = await emptyServer();
		await makeBoard(server);
		const page = await aPage({ script: false });
		await page.goto(`${server.url}/b/us-china`);
		expect(await issueOn(page, 'taiwan').innerText()).toMatch(/Strained[\s\S]*74/);
		expect(await issueOn(page, 'ai-safety').innerText()).toContain('Not assessed');

		await page.getByLabel('Category').selectOption('regional');
		await page.getByRole('button', { name: 'Show', exact: true }).click();
		expect(new URL(page.url()).searchParams.get('category')).toBe('regional');
		expect(await page.locator('[data-issue]').count()).toBe(1);

		await page.getByRole('button', { name: 'List' }).click();
		await page.getByRole('link', { name: 'Taiwan' }).click();
		expect(new URL(page.url()).pathname).toBe('/b/us-china/i/taiwan');
		expect(await page.getByRole('region', { name: 'History' }).innerText()).toContain(
			'Assessed Strained, 74'
		);
	});

	test('B1: an empty server helps to create the first board', async () => {
		const server = await emptyServer();
		const page = await aPage({ script: false });
		await carry(page, server, await adminOf(server));
		await page.goto(server.url);
		await page.getByRole('heading', { name: 'Your first board' }).waitFor();
		const fill = async (party: string, values: string[]) => {
			const group = page.getByRole('group', { name: party });
			const labels = ['Name', 'ISO 3166', 'Capital', 'Time zone'];
			for (const [index, label] of labels.entries()) {
				await group.getByLabel(label).fill(values[index] ?? '');
			}
		};
		await fill('One party', ['France', 'FR', 'Paris', 'Europe/Paris']);
		await fill('The other', ['Germany', 'DE', 'Berlin', 'Europe/Nowhere']);
		await page.getByRole('button', { name: 'Create the board' }).click();
		expect(await page.getByRole('group', { name: 'The other' }).innerText()).toContain(
			'must be a time zone'
		);
		expect(await page.getByLabel('Capital').first().inputValue()).toBe('Paris');

		await fill('The other', ['Germany', 'DE', 'Berlin', 'Europe/Berlin']);
		await page.getByRole('button', { name: 'Create the board' }).click();
		await page.waitForURL(`${server.url}/b/fr-de/settings`);
		await page.goto(server.url);
		await page.getByRole('link', { name: 'France · Germany' }).waitFor();
	});

	test('a board and an issue that are not there are not found', async () => {
		const server = await emptyServer();
		await makeBoard(server);
		for (const path of ['/b/nowhere', '/b/us-china/i/nothing']) {
			expect((await fetch(server.url + path)).status).toBe(404);
		}
	});
});

test('B16: script in any text is shown as text, and none of it runs', async () => {
	const server = await emptyServer();
	await makeBoard(server);
	const evil = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
	const source = { publisher: evil.slice(0, 80), title: evil, url: 'https://example.org/"><b>' };
	await command(server, {
		type: 'issue.edit',
		issue: 'taiwan',
		title: evil,
		summary: evil,
		note: evil
	});
	await command(server, { type: 'issue.assess', issue: 'taiwan', tension: 80, note: evil, source });
	await command(server, {
		type: 'position.state',
		issue: 'taiwan',
		party: 'us',
		text: evil,
		source
	});
	await command(server, { type: 'category.edit', category: 'regional', name: evil.slice(0, 80) });
	await command(server, {
		type: 'entry.record',
		kind: 'meeting',
		day: '2025-01-01',
		title: evil,
		text: evil,
		issues: ['taiwan'],
		source
	});
	const page = await aPage();
	for (const path of ['/', '/b/us-china', '/b/us-china?view=list', '/b/us-china/i/taiwan']) {
		await page.goto(server.url + path, { waitUntil: 'networkidle' });
		expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
		expect(await page.locator('img[src="x"]').count()).toBe(0);
	}
	expect(await page.getByRole('complementary').locator('h2').innerText()).toBe(evil);
});
