import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { saveBriefing } from '../harness/briefing.ts';
import { command, introduce, live, makeBoard } from '../harness/desk.ts';
import { aPage, aServer, complaintsOf } from '../harness/world.ts';

const SPRING = '/b/us-china/briefing?from=2025-03-01&to=2025-06-30';
/** What is left of a page's width between the margins, in CSS pixels. */
const PRINTED = { A4: 658, Letter: 680 };

test.for(['A4', 'Letter'] as const)(
	'G5: printed on %s it is numbered pages of the briefing alone, with nothing cut off',
	async (format) => {
		const server = await aServer();
		const page = await aPage({ theme: 'dark', width: PRINTED[format] });
		await page.goto(server.url + SPRING);
		await live(page);
		const file = await page.pdf({ format, preferCSSPageSize: true });
		const sheets = file.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
		expect(sheets).toBeGreaterThanOrEqual(3);
		expect(sheets).toBeLessThanOrEqual(8);
		await page.emulateMedia({ media: 'print' });
		const shown = await page.evaluate(() => ({
			wide: document.documentElement.scrollWidth - innerWidth,
			cut: [...document.querySelectorAll('.paper *')].filter(
				(each) =>
					each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== 'visible'
			).length,
			bars: [...document.querySelectorAll('body header, aside, .notices')].filter(
				(each) => !each.closest('.paper') && each.getClientRects().length > 0
			).length,
			headings: [...document.querySelectorAll('.paper h3, .paper h4')].every(
				(each) => getComputedStyle(each).breakAfter === 'avoid'
			),
			ink: getComputedStyle(document.querySelector('.paper') ?? document.body).color
		}));
		expect(shown).toEqual({ wide: 0, cut: 0, bars: 0, headings: true, ink: 'rgb(20, 23, 28)' });
		const rules = await page.evaluate(() =>
			[...document.styleSheets].flatMap((sheet) =>
				[...sheet.cssRules].map(({ cssText }) => cssText)
			)
		);
		expect(rules.find((rule) => rule.startsWith('@page'))).toContain('counter(page)');
	}
);

test('G6, G7: it can be had as Markdown and as a Word document, without script', async () => {
	const server = await aServer();
	const page = await aPage({ script: false });
	await page.goto(server.url + SPRING);
	await page.getByRole('textbox', { name: 'Summary' }).fill('Tariffs fell, *slowly*.');
	await page.getByText('Download').click();
	const read = async (name: string) => {
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name }).click()
		]);
		expect(download.suggestedFilename()).toMatch(/^us-china-briefing-2025-03-01-2025-06-30\./);
		return readFile(await download.path());
	};
	const markdown = (await read('Markdown')).toString();
	expect(markdown).toContain('Tariffs fell, \\*slowly\\*.');
	expect(markdown).toContain('### Tariffs and trade');
	expect((await read('Word')).subarray(0, 2).toString()).toBe('PK');
});

test('G9: a summary is a draft: it outlives a reload, shows at once, and can be begun anew', async () => {
	const server = await aServer();
	const page = await aPage();
	const complaints = complaintsOf(page);
	await page.goto(server.url + SPRING);
	await live(page);
	const summary = page.getByRole('textbox', { name: 'Summary' });
	const given = await summary.inputValue();
	expect(given).toMatch(/^The tension index rose from 66\.0/);
	await summary.fill('In one line.');
	await page.getByRole('article').getByText('In one line.').waitFor();
	await page.reload();
	await live(page);
	await page.getByRole('article').getByText('In one line.').waitFor();
	expect(await page.getByRole('button', { name: 'Save briefing' }).count()).toBe(0);
	await page.getByRole('button', { name: 'Start over' }).click();
	expect(await summary.inputValue()).toBe(given);
	expect(complaints).toEqual([]);
});

test('G8: a briefing is saved, listed, and stays as it was while the board goes on', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	await command(server, { type: 'issue.assess', issue: 'taiwan', status: 'talks', tension: 41 });
	const page = await aPage();
	await introduce(page, server, 'Ann Adams');
	await page.goto(`${server.url}/b/us-china/briefing`);
	await live(page);
	await page.getByRole('textbox', { name: 'Title' }).fill('For Monday');
	await page.getByRole('textbox', { name: 'Summary' }).fill('All is calm.');
	await page.getByRole('button', { name: 'Save briefing' }).click();
	await page.waitForURL(/\/briefing\/\d+\?new$/);
	const paper = page.getByRole('article');
	const was = await paper.innerText();
	expect(was).toMatch(/^For Monday[\s\S]*All is calm\.[\s\S]*41/);
	await command(server, { type: 'issue.assess', issue: 'taiwan', status: 'rupture', tension: 93 });
	await page.goto(`${server.url}/b/us-china/briefing`);
	expect(await paper.innerText()).toContain('93');
	expect(await page.getByRole('textbox', { name: 'Summary' }).inputValue()).not.toContain('calm');
	await page.getByRole('link', { name: 'For Monday' }).click();
	await page.waitForURL(/\/briefing\/\d+$/);
	await paper.getByText('All is calm.').waitFor();
	expect(await paper.innerText()).toBe(was);
});

test.for([true, false])(
	'G10: a refused save keeps the address, the days and all that was written; script: %s',
	async (script) => {
		const server = await aServer();
		const page = await aPage({ script });
		await introduce(page, server, 'Ann Adams');
		await page.goto(server.url + SPRING);
		if (script) await live(page);
		const title = page.getByRole('textbox', { name: 'Title' });
		const summary = page.getByRole('textbox', { name: 'Summary' });
		const long = 'Spring was long. '.repeat(600);
		await title.fill('   ');
		await summary.fill(long);
		await page.getByRole('button', { name: 'Save briefing' }).click();
		await page.getByText('must be at most 4000 characters').waitFor();
		await page.getByText('must not be empty').waitFor();
		expect(page.url()).toBe(server.url + SPRING);
		expect(await summary.inputValue()).toBe(long);
		expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('2025-03-01');
		await title.fill('Spring');
		await summary.fill('Spring in one line.');
		await page.getByRole('button', { name: 'Save briefing' }).click();
		await page.waitForURL(/\/briefing\/\d+\?new$/);
		const paper = await page.getByRole('article').innerText();
		expect(paper).toMatch(/^Spring\s[\s\S]*1 Mar 2025 to 30 Jun 2025[\s\S]*Spring in one line\./);
	}
);

test('G10: a briefing that the log no longer says is not saved, and once read anew it is', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const page = await aPage();
	await introduce(page, server, 'Ann Adams');
	await page.goto(`${server.url}/b/us-china/briefing`);
	await live(page);
	const summary = page.getByRole('textbox', { name: 'Summary' });
	const given = await summary.inputValue();
	const save = page.getByRole('button', { name: 'Save briefing' });
	await command(server, { type: 'issue.assess', issue: 'taiwan', status: 'rupture', tension: 93 });
	await page.getByText('1 later, make it anew').waitFor();
	await save.click();
	await page.getByText('The log says something else of these days').waitFor();
	await live(page);
	expect(await summary.inputValue()).not.toBe(given);
	await summary.fill('All is tense.');
	await command(server, { type: 'issue.assess', issue: 'taiwan', status: 'rupture', tension: 97 });
	await page.getByText('1 later, make it anew').waitFor();
	await page.getByText('Download').click();
	const [file] = await Promise.all([
		page.waitForResponse(/briefing\.md/),
		page.getByRole('button', { name: 'Markdown' }).click()
	]);
	expect(file.status()).toBe(409);
	await page.goto(`${server.url}/b/us-china/briefing`);
	await live(page);
	expect(await summary.inputValue()).toBe('All is tense.');
	await save.click();
	await page.waitForURL(/\/briefing\/\d+\?new$/);
	expect(await page.getByRole('article').innerText()).toMatch(/All is tense\.[\s\S]*97/);
});

test('G10: what the log says of other things keeps nobody from saving', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
	const page = await aPage({ script: false });
	await introduce(page, server, 'Ann Adams');
	await page.goto(`${server.url}/b/us-china/briefing`);
	await command(server, { type: 'comment.post', issue: 'taiwan', text: 'Hm' });
	await page.getByRole('button', { name: 'Save briefing' }).click();
	await page.waitForURL(/\/briefing\/\d+\?new$/);
});

test('G7: what is copied is rich text, with links and without the page’s own marks', async () => {
	const server = await aServer();
	const page = await aPage();
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto(server.url + SPRING);
	await live(page);
	await page.getByRole('button', { name: 'Copy' }).click();
	await page.getByText('Copied').waitFor();
	const html = await page.evaluate(async () => {
		const [item] = await navigator.clipboard.read();
		return (await item?.getType('text/html'))?.text() ?? '';
	});
	expect(html).toContain('<h3>Deteriorated</h3>');
	expect(html).toContain('href="https://www.whitehouse.gov/');
	expect(html).not.toMatch(/class=|href="#/);
});

test('G1: days that cannot be are refused in words', async () => {
	const server = await aServer();
	for (const query of ['from=2025-03-01&to=2025-02-01', 'to=2999-01-01', 'from=soon'])
		expect((await fetch(`${server.url}/b/us-china/briefing?${query}`)).status).toBe(422);
	expect((await fetch(`${server.url}/b/us-china/briefing/1`)).status).toBe(404);
	expect((await fetch(`${server.url}/b/us-china/briefing/x`)).status).toBe(404);
});

test('G11: nobody puts a saved briefing on the record over the API, and the page does', async () => {
	const server = await aServer();
	const forged = {
		...{ title: 'Forged', from: '2025-03-01', to: '2025-06-30', made: 1, summary: 'Peace.' },
		digest: '0'.repeat(64)
	};
	await expect(command(server, { type: 'briefing.save', ...forged })).rejects.toThrow(
		'Only its page saves a briefing'
	);
	const written = { title: 'Spring', summary: 'Calmer.' };
	expect(await saveBriefing(server, SPRING, written)).toMatch(/\/briefing\/\d+\?new$/);
	const page = await (await fetch(`${server.url}/b/us-china/briefing`)).text();
	expect(page).toContain('Spring');
	expect(page).not.toContain('Forged');
});
