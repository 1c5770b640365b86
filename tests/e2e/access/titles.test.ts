import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminOf } from '../harness/accounts.ts';
import { aPage } from '../harness/world.ts';
import { aHouse, BARE, FULL, type House } from './house.ts';
import { STATES } from './states.ts';

let house: House;
beforeAll(async () => {
	house = await aHouse();
}, 120_000);
afterAll(() => house.dispose());

/** What the server answers at an address, to the admin or to nobody. */
async function pageAt(path: string, who: 'admin' | 'nobody' = 'admin'): Promise<string> {
	const cookie = who === 'admin' ? await adminOf(house.server) : '';
	const answer = await fetch(house.server.url + path, { headers: { cookie, accept: 'text/html' } });
	return answer.text();
}

const titleIn = (page: string) =>
	(/<title>([^<]*)<\/title>/.exec(page)?.[1] ?? '').replace(/\s+/g, ' ').trim();

test('Z5: every page has a title of its own, which on a board names the board', async () => {
	const first = Object.values(STATES).flatMap(([state]) => (state ? [state] : []));
	const paths = [
		...first.map(({ path, nobody = false }) => ({
			path: typeof path === 'string' ? path : path(house),
			who: nobody ? ('nobody' as const) : ('admin' as const)
		})),
		...[
			'people/donald-trump',
			'people/donald-trump?with=xi-jinping',
			'sources/Reuters',
			'sources/Reuters?kind=alone',
			'sources?list=single',
			'sources?list=links',
			'timeline?view=agenda',
			'search',
			'i/taiwan?at=2024-06-01&as=known'
		].map((path) => ({ path: `/b/${FULL}/${path}`, who: 'admin' as const }))
	].filter(({ path }) => path !== '/sign-in/second' && path !== `/b/${FULL}/i/taiwan`);
	const titled = new Map<string, string>();
	for (const { path, who } of paths) {
		const title = titleIn(await pageAt(path, who));
		expect([path, titled.get(title)]).toEqual([path, undefined]);
		titled.set(title, path);
		if (path.startsWith(`/b/${FULL}`)) expect(title).toContain('United States · China');
	}
	expect([...titled.keys()].filter((title) => title === '')).toEqual([]);
});

test('Z5: an issue that is opened gives the page its title until it is closed', async () => {
	const page = await aPage();
	await page.goto(`${house.server.url}/b/${FULL}`);
	await page.getByRole('link', { name: 'Taiwan' }).first().click();
	await expect.poll(() => page.title()).toBe('Taiwan · United States · China · Demarche');
	await page.getByRole('link', { name: 'esc' }).click();
	await expect.poll(() => page.title()).toBe('United States · China · Demarche');
});

test.each([
	['', 'has no issue yet', `/b/${BARE}/new`],
	['/timeline', 'has no entry yet', `/b/${BARE}/record`],
	['/timeline?view=agenda', 'Nothing is ahead', `/b/${BARE}/record`],
	['/people', 'has a page here', `/b/${BARE}/settings#people`]
])(
	'B21: %s of a board without anything says so, and leads who may begin it to where that is done',
	async (path, words, href) => {
		const mainOf = async (who: 'admin' | 'nobody') =>
			/<main[\s\S]*<\/main>/.exec(await pageAt(`/b/${BARE}${path}`, who))?.[0] ?? '';
		const [own, strange] = [await mainOf('admin'), await mainOf('nobody')];
		expect(own).toContain(words);
		expect(own).toContain(`href="${href}"`);
		expect(strange).not.toContain(`href="${href}"`);
	}
);

test.each(['/trends', '/compare'])('B21: %s of such a board leads back to it', async (path) => {
	const page = await pageAt(`/b/${BARE}${path}`, 'nobody');
	expect(page).toMatch(new RegExp(`<a href="/b/${BARE}"[^>]*>To the board</a>`));
});

test('B21: past days of a board open no issue and record nothing', async () => {
	for (const form of ['new', 'record']) {
		const page = await pageAt(`/b/${FULL}/${form}?at=2024-06-01`);
		expect(page).toContain('Nothing can be changed in the past');
		expect(page).not.toContain('Discard draft');
	}
});
