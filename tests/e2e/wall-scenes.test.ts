import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from './harness/ask.ts';
import { faintTexts } from './harness/contrast.ts';
import { categoryAt, crowdedBoard, issueAt, type Language } from './harness/crowded-board.ts';
import { SCREENS } from './harness/screens.ts';
import type { BuiltServer } from './harness/server.ts';
import { misplacedTexts, scrolls } from './harness/text-places.ts';
import { aPage, aServer } from './harness/world.ts';

const today = new Date().toISOString().slice(0, 10);

async function aBoardOf(issues: number, language: Language = 'English'): Promise<BuiltServer> {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	await ask(server, 'crowd', ...crowdedBoard(issues, language, today));
	return server;
}

async function open(page: Page, server: BuiltServer, query: string): Promise<void> {
	await page.goto(`${server.url}/wall/crowd?${query}`);
	await page.locator('.wall[data-link=live]').waitFor();
	await page.evaluate(() => document.fonts.ready);
	await page.locator('.layer[data-front] .whole').waitFor();
}

const RECALLED = {
	English:
		'Both sides recalled their envoys and closed every channel that had been opened since the last meeting of the working groups, ',
	Chinese: '双方召回特使，并关闭自上次工作组会议以来开通的全部渠道，'
};

/** The first issue falls from progress to rupture, with long words; the page shows it. */
async function fall(server: BuiltServer, page: Page, language: Language = 'English') {
	const issue = issueAt(0, language);
	await ask(
		server,
		'crowd',
		{ type: 'issue.assess', issue, status: 'progress', tension: 30 },
		{
			type: 'issue.assess',
			issue,
			status: 'rupture',
			tension: 100,
			note: RECALLED[language].repeat(3),
			source: {
				publisher: 'Ministry of Foreign Affairs of the People’s Republic of China',
				title: 'Statement of the spokesperson on the recall of the envoys',
				url: 'https://example.org/e',
				date: today
			}
		}
	);
	const words = RECALLED[language].slice(0, 12);
	await page.locator('.layer[data-front] article', { hasText: words }).waitFor();
	await standsAlone(page);
}

/** The scene in front has faded in, and what is behind it cannot be seen. */
const standsAlone = (page: Page) =>
	page.waitForFunction(() =>
		[...document.querySelectorAll('.layer')].every(
			(layer) => getComputedStyle(layer).opacity === (layer.matches('[data-front]') ? '1' : '0')
		)
	);

test.each([
	[13, 'English', 'size=medium'],
	[13, 'English', 'size=huge'],
	[13, 'English', 'distance=3&diagonal=75'],
	[1, 'Chinese', 'size=medium'],
	[60, 'Chinese', 'size=medium']
] as const)(
	'W3: every scene keeps its texts in their places on every screen: %i issues in %s, %s',
	{ timeout: 180_000 },
	async (issues, language, viewing) => {
		const server = await aBoardOf(issues, language);
		const category = categoryAt(0, language);
		for (const { width, height } of SCREENS) {
			const page = await aPage({ theme: 'dark', width, height });
			for (const scene of ['each', 'trends', 'agenda', 'latest', `category:${category}`]) {
				await open(page, server, `scenes=${scene}&${viewing}`);
				expect(await misplacedTexts(page)).toEqual([]);
				expect(await scrolls(page)).toBe(false);
			}
			await fall(server, page, language);
			expect(await misplacedTexts(page)).toEqual([]);
			await page.context().close();
		}
	}
);

/** How far below the last line of the scene in front its room ends, in em of the wall. */
const roomBelow = (page: Page) =>
	page.evaluate(() => {
		const bottoms = Array.from(
			document.querySelectorAll('.layer[data-front] li'),
			(line) => line.getBoundingClientRect().bottom
		);
		const room = document.querySelector('.layer[data-front]')?.getBoundingClientRect();
		const em = parseFloat(
			getComputedStyle(document.querySelector('.wall') ?? document.body).fontSize
		);
		return ((room?.bottom ?? Infinity) - Math.max(...bottoms)) / em;
	});

test('W19: few lines and short positions spread over the height of every screen', async () => {
	const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
	const [board] = crowdedBoard(0, 'English', today);
	if (!board) throw new Error('There is no board');
	const issue = 'tariffs';
	await ask(
		server,
		'crowd',
		board,
		{ type: 'category.add', name: 'Trade' },
		{ type: 'issue.open', title: 'Tariffs', category: 'trade' },
		{ type: 'position.state', issue, party: 'us', text: 'No force' },
		{ type: 'entry.record', kind: 'call', day: today, title: 'Leaders speak', issues: [issue] }
	);
	for (const { width, height } of SCREENS) {
		const page = await aPage({ theme: 'dark', width, height });
		for (const scene of ['agenda', 'latest', 'each']) {
			await open(page, server, `scenes=${scene}`);
			expect(await roomBelow(page), `${scene} at ${width}`).toBeLessThan(3);
			expect(await misplacedTexts(page)).toEqual([]);
		}
		await page.context().close();
	}
	await ask(server, 'still', board);
	const page = await aPage({ theme: 'dark', width: 1280, height: 720 });
	await page.goto(`${server.url}/wall/still?scenes=agenda`);
	const words = page.getByText('Nothing is scheduled in the next sixty days');
	const { y, height } = (await words.boundingBox()) ?? { y: 0, height: 0 };
	expect((y + height / 2) / 720).toBeCloseTo(0.5, 0);
});

test.each(['dark', 'light'] as const)(
	'W16: what must be read stands out by 7 to 1 in every scene: %s',
	{ timeout: 120_000 },
	async (theme) => {
		const server = await aBoardOf(13);
		const page = await aPage({ theme, width: 1920, height: 1080 });
		await page.context().addCookies([{ name: 'theme', value: theme, url: server.url }]);
		for (const scene of ['overview', 'each', 'trends', 'agenda', 'latest']) {
			await open(page, server, `scenes=${scene}`);
			expect(await faintTexts(page, 7)).toEqual([]);
		}
		await fall(server, page);
		expect(await faintTexts(page, 7)).toEqual([]);
	}
);

test('W5: a card that changes on another page is brought to the front and held up, then the page before returns', async () => {
	const server = await aBoardOf(20);
	const page = await aPage({ theme: 'dark', width: 1920, height: 1080 });
	await open(page, server, 'scenes=overview&seconds=600');
	await page.getByText('Page 1 of 2').waitFor();
	const shown = await page
		.locator('.layer[data-front] article')
		.evaluateAll((cards) => cards.map((card) => card.getAttribute('data-issue')));
	const issue = Array.from({ length: 20 }, (_, index) => issueAt(index, 'English')).find(
		(each) => !shown.includes(each)
	);
	if (!issue) throw new Error('Every issue is on the first page');
	await ask(server, 'crowd', { type: 'issue.assess', issue, tension: 55 });
	await page.locator(`.layer[data-front] article[data-issue="${issue}"][data-held]`).waitFor();
	await page.getByText('Page 2 of 2').waitFor();
	await page.getByText('Page 1 of 2').waitFor({ timeout: 40_000 });
});

test('W5, W14: many changes at once are told together, with their number, and read out', async () => {
	const server = await aBoardOf(20);
	const page = await aPage({ theme: 'dark', width: 1920, height: 1080 });
	await open(page, server, 'scenes=overview&seconds=600');
	const issues = Array.from({ length: 20 }, (_, index) => issueAt(index, 'English'));
	await Promise.all(
		issues.map((issue) => ask(server, 'crowd', { type: 'issue.assess', issue, tension: 51 }))
	);
	await page.locator('footer .notice', { hasText: /^\d+ issues changed at once$/ }).waitFor();
	await page
		.locator('[aria-live]', { hasText: 'issues changed at once' })
		.waitFor({ state: 'attached' });
});

test('W7: a scene that throws as it is drawn is left out, and rotation goes on', async () => {
	const server = await aBoardOf(5);
	const page = await aPage({ theme: 'dark', width: 1920, height: 1080 });
	await page.addInitScript(() => {
		// The names of months stand only below the charts of trends and of one issue.
		const format = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, 'format')?.get;
		Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
			get() {
				const { month, day } = this.resolvedOptions();
				if (month === 'short' && day === undefined) throw new Error('No months here');
				return format?.call(this);
			}
		});
	});
	await open(page, server, 'scenes=overview,trends,latest&seconds=600');
	await page.keyboard.press('ArrowRight');
	await page.getByText('Page 3 of 3').waitFor();
	await page.locator('.layer[data-front] h2', { hasText: 'Latest' }).waitFor();
	await page.keyboard.press('ArrowRight');
	await page.getByText('Page 1 of 3').waitFor();
	await page.keyboard.press('ArrowRight');
	await page.getByText('Page 3 of 3').waitFor();
});
