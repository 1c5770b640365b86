import { expect, test } from 'vitest';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { adminOf } from '../harness/accounts.ts';
import { ask } from '../harness/ask.ts';
import { carry } from '../harness/desk.ts';
import { aPage, aServer, complaintsOf } from '../harness/world.ts';

test('C5, C6, C7: without script, publishers lead to what rests on them, by kind, and to what rests on them alone', async () => {
	const server = await aServer();
	const page = await aPage({ script: false });
	const complaints = complaintsOf(page);
	await page.goto(`${server.url}/b/us-china`);
	await page.getByRole('link', { name: 'Sources', exact: true }).click();
	const publishers = page.getByRole('region', { name: 'What rests on whom' });
	const first = publishers.getByRole('listitem').first();
	const name = await first.getByRole('link').innerText();
	const entries = Number(/(\d+) entr/.exec(await first.innerText())?.[1]);
	await first.getByRole('link').click();
	await page.getByRole('heading', { name, exact: true }).waitFor();
	const resting = page.getByRole('region', { name: 'What rests on it' });
	await resting.getByRole('link', { name: 'Entries' }).click();
	expect(page.url()).toContain('kind=entry');
	let read = await resting.getByRole('article').count();
	const older = resting.getByRole('link', { name: 'Older', exact: true });
	while ((await older.count()) > 0) {
		await older.click();
		read += await resting.getByRole('article').count();
	}
	expect(read).toBe(entries);
	await page.getByRole('link', { name: 'Sources', exact: true }).first().click();
	const single = page.getByRole('region', { name: 'Judgements on one publisher alone' });
	await single.getByRole('link', { name: 'All of them' }).click();
	expect(await single.getByRole('article').count()).toBeGreaterThan(6);
	expect(complaints).toEqual([]);
});

test('C5: every publisher can be had as CSV', async () => {
	const server = await aServer();
	const answer = await fetch(`${server.url}/b/us-china/sources.csv`);
	expect(answer.headers.get('content-disposition')).toContain('us-china-sources.csv');
	const rows = (await answer.text()).trim().split('\r\n');
	expect(rows[0]).toContain('publisher,entries,judgements,positions');
	expect(rows.length).toBeGreaterThan(5);
	expect((await fetch(`${server.url}/b/us-china/sources/Nobody`)).status).toBe(404);
});

test('C6: every publisher has an address, whatever signs are in its name', async () => {
	const names = ['.', '..', '~', '~.', 'AC/DC', '100% true', '新华社', 'Who? & #what', "L'Écho"];
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await ask(server, 'us-china', createBoard);
	await ask(server, 'us-china', { type: 'category.add', name: 'Trade' });
	await ask(server, 'us-china', { type: 'issue.open', title: 'Tariffs', category: 'trade' });
	for (const [at, publisher] of names.entries()) {
		await ask(server, 'us-china', {
			...{
				type: 'issue.assess',
				issue: 'tariffs',
				status: 'talks',
				tension: at,
				note: `Note ${at}`
			},
			source: { publisher, url: 'https://example.org/page' }
		});
	}
	const [page, plain] = [await aPage(), await aPage({ script: false })];
	await page.goto(`${server.url}/b/us-china/sources`);
	for (const [at, name] of names.entries()) {
		const publishers = page.getByRole('region', { name: 'What rests on whom' });
		await publishers.getByRole('link', { name, exact: true }).click();
		await page.getByRole('heading', { name, exact: true, level: 1 }).waitFor();
		await plain.goto(page.url());
		const resting = plain.getByRole('region', { name: 'What rests on it' });
		expect(await resting.getByRole('article').innerText()).toContain(`Note ${at}`);
		await resting.getByRole('link', { name: 'Judgements' }).click();
		expect(await resting.getByRole('article').count()).toBe(1);
		await page.goBack();
	}
});

test('C9: an editor has links checked, and sees what was found beside what rests on it; others are offered nothing', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await ask(server, 'us-china', createBoard);
	await ask(server, 'us-china', { type: 'category.add', name: 'Trade' });
	await ask(server, 'us-china', { type: 'issue.open', title: 'Tariffs', category: 'trade' });
	await ask(server, 'us-china', {
		...{ type: 'issue.assess', issue: 'tariffs', status: 'talks', tension: 40, note: 'They spoke' },
		source: { publisher: 'Inner paper', url: 'http://127.0.0.1:9/page' }
	});
	const page = await aPage();
	await page.goto(`${server.url}/b/us-china/sources?list=links`);
	await page.getByText('1 link has not been checked this week').waitFor();
	expect(await page.getByRole('button', { name: 'Check links' }).count()).toBe(0);
	await carry(page, server, await adminOf(server));
	await page.reload();
	await page.getByRole('button', { name: 'Check links' }).click();
	await page.getByText('All links were checked this week').waitFor();
	await page.getByRole('link', { name: 'Not public 1' }).click();
	const links = page.getByRole('region', { name: 'Links' });
	await links.getByRole('link', { name: 'http://127.0.0.1:9/page' }).waitFor();
	await links.getByRole('link', { name: 'They spoke' }).waitFor();
});

test('C10: every page of the sources sees a check begin, go on and end, whoever asked for it, without a reload', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await ask(server, 'us-china', createBoard);
	await ask(server, 'us-china', { type: 'category.add', name: 'Trade' });
	await ask(server, 'us-china', { type: 'issue.open', title: 'Tariffs', category: 'trade' });
	// A second apart: it goes on for as long as a busy machine needs to open a page meanwhile.
	for (let at = 1; at <= 20; at += 1) {
		await ask(server, 'us-china', {
			...{
				type: 'issue.assess',
				issue: 'tariffs',
				status: 'talks',
				tension: at,
				note: `Note ${at}`
			},
			source: { publisher: 'Inner paper', url: `http://127.0.0.1:9/page-${at}` }
		});
	}
	const [page, before, after] = [await aPage(), await aPage(), await aPage()];
	await carry(page, server, await adminOf(server));
	await before.goto(`${server.url}/b/us-china/sources`);
	await page.goto(`${server.url}/b/us-china/sources?list=links`);
	for (const each of [page, before])
		await each.getByText('20 links have not been checked this week').waitFor();
	const loads: string[] = [];
	before.on('request', (request) => request.isNavigationRequest() && loads.push(request.url()));
	await page.getByRole('button', { name: 'Check links' }).click();
	await after.goto(page.url());
	for (const each of [page, before, after]) {
		await each.getByText(/Checking: \d+ of 20 links so far/).waitFor();
		expect(await each.getByRole('progressbar').getAttribute('max')).toBe('20');
	}
	await after.context().setOffline(true);
	for (const each of [page, before])
		await each.getByText('All links were checked this week').waitFor();
	await after.context().setOffline(false);
	await after.getByText('All links were checked this week').waitFor();
	await page.getByRole('link', { name: 'Not public 20' }).waitFor();
	expect(loads).toEqual([]);
});
