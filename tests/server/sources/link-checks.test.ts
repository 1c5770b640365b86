import http from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import type { LinkState } from '#lib/protocol/publishers.ts';
import { fetchPage, lookAt, type Outside } from '#lib/server/sources/fetch-page.ts';
import { CHECKED_FOR } from '#lib/server/sources/link-checks.ts';
import { CACHES, onEveryEngine } from '../store/engines.ts';
import { BOARD, citingBoard, many } from './citing-board.ts';

/** A world at the loopback, whose pages answer what their paths say. */
async function aWorld(): Promise<{ outside: Outside; at: (path: string) => string }> {
	const server = http.createServer((request, response) => {
		const path = request.url ?? '/';
		if (path === '/moved') return response.writeHead(301, { location: '/200' }).end();
		if (path === '/hidden') return response.writeHead(302, { location: 'http://inner/' }).end();
		if (path === '/round') return response.writeHead(302, { location: '/round' }).end();
		if (path === '/broken') return response.destroy();
		if (path === '/silent') return undefined;
		return response.writeHead(Number(path.slice(1)), { 'content-type': 'application/pdf' }).end();
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	const outside: Outside = {
		resolve: async (host) => {
			if (host === 'nowhere') throw Object.assign(new Error('No such name'), { code: 'ENOTFOUND' });
			if (host === 'deaf') throw Object.assign(new Error('Try again'), { code: 'EAI_AGAIN' });
			return [host === 'inner' ? '10.0.0.1' : '127.0.0.1'];
		},
		mayAsk: (each) => each === '127.0.0.1',
		within: 400
	};
	return { outside, at: (path) => `http://news.example:${port}${path}` };
}

test.each<[string, LinkState]>([
	['/200', 'fine'],
	['/moved', 'fine'],
	['/404', 'gone'],
	['/410', 'gone'],
	['/401', 'refused'],
	['/403', 'refused'],
	['/429', 'refused'],
	['/500', 'unreachable'],
	['/503', 'unreachable'],
	['/broken', 'unreachable'],
	['/silent', 'unreachable'],
	['/round', 'unreachable'],
	['/hidden', 'not public']
])('C9: a link that answers %s is found %s', async (path, state) => {
	const { outside, at } = await aWorld();
	expect(await lookAt(at(path), outside)).toBe(state);
	if (state !== 'fine') expect(await fetchPage(at(path), outside)).toBeNull();
});

test.each<[string, LinkState]>([
	['http://nowhere/', 'gone'],
	['http://deaf/', 'unreachable'],
	['http://inner/', 'not public'],
	['http://a:b@news.example/', 'not public']
])('C9: %s is found %s', async (url, state) => {
	expect(await lookAt(url, (await aWorld()).outside)).toBe(state);
});

onEveryEngine((aPlace) => {
	test('C9: what is found is kept, with what rests on it, and outlives what is made anew', async () => {
		const urls = ['http://one.example/a', 'http://two.example/b'];
		const board = await citingBoard(await aPlace(), [...urls, urls[0] ?? ''], async (url) =>
			url.includes('one') ? 'gone' : 'fine'
		);
		const { checks, links, world, db, store } = board;
		expect(await checks.tally(BOARD)).toMatchObject({ due: 2, going: null });
		expect(await board.check()).toBeUndefined();
		const told = async () => ({
			tally: await checks.tally(BOARD),
			gone: await links.found(BOARD, 'gone', { after: '', limit: 9 })
		});
		const { tally, gone } = await told();
		expect(tally).toMatchObject({ due: 0, found: { gone: 1, fine: 1, refused: 0 } });
		expect(gone).toMatchObject([
			{ url: urls[0], count: 2, checked: new Date(world.now).toISOString() }
		]);
		expect(gone[0]?.uses).toHaveLength(2);
		await db.write(CACHES.map((name) => ({ sql: `delete from ${name}`, args: [] })));
		await store.cite(BOARD);
		expect(await told()).toEqual({ tally, gone });
	});

	test('C10: a check goes on where the last one ended, and looks at nothing twice in a week', async () => {
		const looked: string[] = [];
		const urls = many(230);
		const { check, world, checks } = await citingBoard(await aPlace(), urls, async (url) => {
			looked.push(url);
			return 'fine';
		});
		await check();
		expect(looked).toHaveLength(200);
		expect((await checks.tally(BOARD)).due).toBe(30);
		await check();
		expect(looked.toSorted()).toEqual(urls.toSorted());
		await check();
		expect(looked).toHaveLength(230);
		world.now += CHECKED_FOR + 1;
		await check();
		expect(looked).toHaveLength(430);
	});

	test('C10: each site is asked one question after another, a few sites at once', async () => {
		const sites = Array.from({ length: 9 }, (_, index) => `site-${index}.example`);
		const asking = new Map<string, number>();
		let [most, mostSites] = [0, 0];
		const { check, world } = await citingBoard(
			await aPlace(),
			sites.flatMap((site) => many(3, site)),
			async (url) => {
				const { host } = new URL(url);
				asking.set(host, (asking.get(host) ?? 0) + 1);
				most = Math.max(most, ...asking.values());
				mostSites = Math.max(mostSites, [...asking.values()].filter((each) => each > 0).length);
				await new Promise((done) => setImmediate(done));
				asking.set(host, (asking.get(host) ?? 0) - 1);
				return 'fine';
			}
		);
		await check();
		expect([most, mostSites, world.pauses]).toEqual([1, 4, 18]);
	});

	test('C10: a board has one check at a time, and few in one minute', async () => {
		let release: () => void = () => undefined;
		const held = new Promise<void>((done) => (release = done));
		let looks = 0;
		const board = await citingBoard(await aPlace(), many(1), async () => {
			looks += 1;
			await held;
			return 'fine';
		});
		expect(board.checks.begin(BOARD)).toBeUndefined();
		expect(board.checks.begin(BOARD)).toBeUndefined();
		await expect
			.poll(async () => (await board.checks.tally(BOARD)).going)
			.toEqual({ done: 0, of: 1 });
		release();
		await board.checks.settled();
		expect(looks).toBe(1);
		const answers = [];
		for (let turn = 0; turn < 5; turn += 1) answers.push(await board.check());
		expect(answers.map((answer) => answer?.code)).toEqual([
			...[undefined, undefined, undefined, undefined],
			'too_many'
		]);
		board.world.now += 60_000;
		expect(await board.check()).toBeUndefined();
	});
});
