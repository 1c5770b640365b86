import { expect, test } from 'vitest';
import { addDays, dayOf, instantOf } from '#lib/domain/day.ts';
import type { BuiltServer } from '../harness/server.ts';
import { command, issueOn, live, makeBoard } from '../harness/desk.ts';
import { aPage, aServer, complaintsOf } from '../harness/world.ts';

const today = () => dayOf(instantOf(Date.now()));

async function aBoard() {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	return server;
}

const record = (server: BuiltServer, day: string, title: string, more: object = {}) =>
	command(server, {
		...{ type: 'entry.record', kind: 'meeting', day, title, issues: ['taiwan'] },
		...more
	});

test('Y9, Y10, Y17: two days are compared without script, with reasons and counts', async () => {
	const server = await aBoard();
	const assess = (tension: number, asOf: string, note: string) =>
		command(server, {
			type: 'issue.assess',
			issue: 'taiwan',
			status: 'talks',
			tension,
			asOf,
			note
		});
	await assess(20, '2024-03-01', 'Quiet spring');
	await assess(55, '2024-06-01', 'Drills began');
	await record(server, '2024-05-20', 'Inauguration in Taipei');
	const page = await aPage({ script: false });
	await page.goto(`${server.url}/b/us-china/compare?from=2024-04-01&to=2024-07-01`);
	expect(await page.getByRole('list', { name: 'Counted' }).innerText()).toMatch(/1\s+deteriorated/);
	const moved = issueOn(page, 'taiwan');
	expect(await moved.innerText()).toMatch(
		/20\s+to\s+55[\s\S]*\+35[\s\S]*Drills began[\s\S]*Inauguration/
	);
	expect(await moved.innerText()).not.toContain('Quiet spring');
	expect(
		(await fetch(`${server.url}/b/us-china/compare?from=2024-04-01&to=2024-03-01`)).status
	).toBe(422);
});

test('Y9: compared anew, the days that were chosen stay in the address', async () => {
	const server = await aBoard();
	const page = await aPage();
	const chosen = `${server.url}/b/us-china/compare?from=${addDays(today(), -3)}&to=${today()}&as=judged`;
	await page.goto(chosen);
	await live(page);
	await command(server, { type: 'issue.assess', issue: 'taiwan', tension: 99 });
	await page.getByRole('link', { name: '1 later, compare anew' }).click();
	await page.getByText('compare anew').waitFor({ state: 'detached' });
	expect(page.url()).toBe(chosen);
	expect(await issueOn(page, 'taiwan').innerText()).toContain('99');
});

test('Y11: what changed since the last visit is marked and compared, until it is seen', async () => {
	const server = await aBoard();
	const page = await aPage();
	await page.goto(`${server.url}/b/us-china`);
	await live(page);
	expect(await page.getByText('since your last visit').count()).toBe(0);
	const cookies = await page.context().cookies();
	const visit = cookies.find(({ name }) => name === 'demarche_visit_us-china');
	// The visit before ended an hour ago.
	const [base, seen] = visit?.value.split('.') ?? [];
	const value = `${base}.${seen}.${Date.now() - 3_600_000}`;
	await command(server, { type: 'issue.assess', issue: 'taiwan', status: 'rupture', tension: 95 });
	await page.goto('about:blank');
	await page.context().addCookies([{ name: 'demarche_visit_us-china', value, url: server.url }]);
	await page.goto(`${server.url}/b/us-china`);
	await page.getByText('1 issue changed since your last visit').waitFor();
	expect(await issueOn(page, 'taiwan').innerText()).toContain('Changed since your last visit');
	await page.reload();
	await page.getByRole('link', { name: 'what moved', exact: true }).click();
	expect(await issueOn(page, 'taiwan').innerText()).toMatch(/deteriorated[\s\S]*Rupture/);
	await page.goBack();
	await page.getByRole('button', { name: 'Mark as seen' }).click();
	await page.getByText('since your last visit').first().waitFor({ state: 'detached' });
});

test('Y11: to point at a link to the board is no visit', async () => {
	const server = await aBoard();
	const page = await aPage();
	await page.goto(`${server.url}/b/us-china/timeline`);
	await live(page);
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).pathname));
	const nav = page.getByRole('navigation', { name: 'Views' });
	await nav.getByRole('link', { name: 'Board', exact: true }).hover();
	const people = nav.getByRole('link', { name: 'People', exact: true });
	const data = page.waitForRequest(/people\/__data\.json/);
	await people.hover();
	await page.mouse.down();
	await data;
	expect(asked).not.toContain('/b/us-china/__data.json');
});

test('Y12, Y13, Y17: without script the timeline is read both ways, narrowed, and jumped through', async () => {
	const server = await aBoard();
	for (let n = 0; n < 45; n += 1) await record(server, addDays('2024-01-01', n), `Day ${n}`);
	await record(server, addDays(today(), 12), 'A summit', { kind: 'visit' });
	const page = await aPage({ script: false });
	await page.goto(`${server.url}/b/us-china/timeline`);
	const entries = page.locator('[data-entry]');
	expect(await page.getByRole('main').innerText()).toMatch(
		/A summit[\s\S]*in 12 d[\s\S]*Today[\s\S]*Day 44/
	);
	expect(await entries.count()).toBe(31);
	await page.getByRole('link', { name: 'Earlier entries' }).click();
	expect(await entries.last().innerText()).toContain('Day 0');
	await page.getByRole('link', { name: 'Later entries' }).click();
	expect(await entries.last().innerText()).toContain('Day 15');

	await page.goto(`${server.url}/b/us-china/timeline?day=2024-01-03`);
	expect(await page.getByRole('main').innerText()).not.toContain('Today');
	await page.getByLabel('Words').fill('summit');
	await page.getByRole('button', { name: 'Show' }).click();
	expect(await entries.allInnerTexts()).toHaveLength(1);
});

test('Y14, Y15: the timeline grows as it is scrolled and follows the board; the agenda counts down', async () => {
	const server = await aBoard();
	for (let n = 0; n < 80; n += 1) await record(server, addDays('2024-01-01', n), `Day ${n}`);
	const page = await aPage();
	const complaints = complaintsOf(page);
	await page.goto(`${server.url}/b/us-china/timeline`);
	await live(page);
	await page.mouse.wheel(0, 4000);
	await page.getByText('Day 30', { exact: true }).waitFor();
	await page.mouse.wheel(0, 8000);
	await page.getByText('Day 0', { exact: true }).waitFor();
	await record(server, '2024-02-10', 'Recorded just now');
	await page.getByText('Recorded just now').waitFor();

	const terms = { expires: addDays(today(), 20), review: addDays(today(), 5) };
	await record(server, '2024-02-11', 'A truce', { kind: 'agreement', terms });
	await page.goto(`${server.url}/b/us-china/timeline?view=agenda`);
	const lines = await page.getByRole('listitem').filter({ hasText: 'A truce' }).allInnerTexts();
	expect(lines.map((line) => line.replaceAll(/\s+/g, ' '))).toEqual([
		expect.stringMatching(/in 5 d .* review A truce/),
		expect.stringMatching(/in 20 d .* expires A truce/)
	]);
	expect(complaints).toEqual([]);
});

test('Y16, Y17: one issue’s page has its line, both sides’ wording, people, sources and what is in force', async () => {
	const server = await aBoard();
	const state = (asOf: string, text: string) =>
		command(server, { type: 'position.state', issue: 'taiwan', party: 'us', asOf, text });
	await state('2024-01-01', 'Opposes any change by force');
	await state('2024-02-01', 'Opposes every change by force');
	await command(server, { type: 'person.add', name: 'Jane Roe', party: 'us', role: 'Envoy' });
	await record(server, '2024-02-11', 'A truce', {
		kind: 'agreement',
		people: ['jane-roe'],
		source: { publisher: 'The Gazette' },
		terms: { expires: addDays(today(), 20) }
	});
	const plain = await aPage({ script: false });
	await plain.goto(`${server.url}/b/us-china/i/taiwan/dossier`);
	expect(await plain.locator('ins').allInnerTexts()).toEqual(['every']);
	expect(await plain.locator('del').allInnerTexts()).toEqual(['any']);
	const said = (name: string) => plain.getByRole('region', { name }).innerText();
	expect(await said('In force')).toMatch(/A truce[\s\S]*in 20 d/);
	expect(await said('People involved')).toMatch(/Jane Roe[\s\S]*1 entry/);
	expect(await said('Sources')).toContain('The Gazette');
	expect(await said('Judgements')).toContain('Drills went on');

	const page = await aPage();
	const complaints = complaintsOf(page);
	await page.goto(`${server.url}/b/us-china/i/taiwan/dossier`);
	await live(page);
	await command(server, {
		type: 'issue.assess',
		issue: 'taiwan',
		tension: 81,
		note: 'Flights rose'
	});
	await page.getByRole('region', { name: 'Judgements' }).getByText('Flights rose').waitFor();
	expect(complaints).toEqual([]);
});

test('Y16, Y17: a party that said something once keeps it beside one that says much, whose pages go on both ways', async () => {
	const server = await aBoard();
	const state = (party: string, asOf: string, text: string) =>
		command(server, { type: 'position.state', issue: 'taiwan', party, asOf, text });
	await state('cn', '2024-01-01', 'One China');
	for (let day = 1; day <= 21; day += 1)
		await state('us', addDays('2024-02-01', day), `Opposes any change by force, ${day} times`);
	const page = await aPage({ script: false });
	await page.goto(`${server.url}/b/us-china/i/taiwan/dossier`);
	const us = page.getByRole('region', { name: 'United States', exact: true });
	const china = page.getByRole('region', { name: 'China', exact: true });
	expect(await china.innerText()).toContain('One China');
	expect(await us.locator('li').count()).toBe(20);
	expect(await us.locator('li').last().locator('ins').innerText()).toBe('2');
	await us.getByRole('link', { name: 'Earlier positions' }).click();
	expect(await us.locator('li').allInnerTexts()).toEqual([expect.stringContaining('1 times')]);
	expect(await china.innerText()).toContain('One China');
	await us.getByRole('link', { name: 'Latest positions' }).click();
	expect(await us.locator('li').count()).toBe(20);
});

test('B10, Y16: older entries come page by page, until there are none, on the panel and on the page of an issue', async () => {
	const server = await aBoard();
	await command(server, { type: 'person.add', name: 'Jane Roe', party: 'us', role: 'Envoy' });
	for (let ago = 1; ago <= 65; ago += 1) {
		const people = ago > 62 ? ['jane-roe'] : [];
		await record(server, addDays(today(), -ago), `Talks ${ago}`, { people });
	}
	const page = await aPage();
	const complaints = complaintsOf(page);
	for (const [path, first] of Object.entries({ '': 20, '/dossier': 60 })) {
		await page.goto(`${server.url}/b/us-china/i/taiwan${path}`);
		await live(page);
		const section = page.getByRole('region', { name: 'Entries' });
		const entries = section.getByText(/Talks \d+/);
		expect(await entries.count()).toBe(first);
		const more = section.getByRole('button', { name: 'Show more' });
		for (let held = first; held < 65; held = Math.min(65, held + 20)) {
			await more.click();
			await expect.poll(() => entries.count()).toBe(Math.min(65, held + 20));
		}
		expect(await more.count()).toBe(0);
		expect(new Set(await entries.allInnerTexts()).size).toBe(65);
	}
	const said = (name: string) => page.getByRole('region', { name }).innerText();
	expect(await said('People involved')).toMatch(/Jane Roe[\s\S]*3 entries/);
	expect(await said('Sources')).toContain('its latest entries');
	await record(server, today(), 'Latest talks');
	await page.getByRole('region', { name: 'Entries' }).getByText('Latest talks').waitFor();
	expect(complaints).toEqual([]);
});
