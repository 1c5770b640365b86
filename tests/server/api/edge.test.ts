import { expect, test } from 'vitest';
import type { Board } from '#lib/domain/board.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { BoardAnswer, ChangesAnswer } from '#lib/protocol/api.ts';
import { DatabaseTrouble } from '#lib/server/database/trouble.ts';
import { Api, BOARD } from './api.ts';
import { SharedCache } from './shared-cache.ts';

const assess = (tension: number) => ({ type: 'issue.assess', issue: 'tariffs', tension }) as const;
const CHANGES = `${BOARD}/changes`;
const cachingOf = (response: Response) => response.headers.get('cache-control');

/** A cache before the API, with a clock that the test moves. */
function anEdge(api: Api) {
	const time = { now: 0 };
	const origin = (url: string, headers: Record<string, string>) => {
		const [route = '', query = ''] = url.split(/(?=\?)/);
		return api.ask(route, { query, headers });
	};
	return { time, cache: new SharedCache(origin, () => time.now) };
}

test('A11: a public board and its changes may be kept for a moment, a revision of it for a day', async () => {
	const api = await Api.open();
	for (const [route, query] of [
		[BOARD, ''],
		[BOARD, '?at=2025-06-15'],
		[CHANGES, '?since=1']
	] as const) {
		const answer = await api.ask(route, { query });
		expect(cachingOf(answer)).toBe('public, max-age=0, s-maxage=1, stale-while-revalidate=10');
		const etag = answer.headers.get('etag') ?? 'none';
		const again = await api.ask(route, { query, headers: { 'if-none-match': etag } });
		expect([again.status, cachingOf(again)]).toEqual([304, cachingOf(answer)]);
	}
	const past = await api.ask(BOARD, { query: '?revision=2' });
	expect(cachingOf(past)).toBe('public, max-age=86400, s-maxage=86400, immutable');
});

test('A11: nothing of a private board is ever kept, of the time when it was public neither', async () => {
	const api = await Api.open();
	await api.commit({ type: 'board.edit', visibility: 'private' });
	const { cache } = anEdge(api);
	for (const query of ['', '?revision=2', '?at=2025-06-15']) {
		const answer = await cache.get(BOARD + query);
		expect(answer.status).toBe(200);
		expect(cachingOf(answer)).toBe('private, no-store');
		expect(answer.headers.get('vary')).toBe('Cookie, Authorization');
		await cache.get(BOARD + query);
	}
	expect(cachingOf(await cache.get(`${CHANGES}?since=0`))).toBe('private, no-store');
	expect(cache.asked.inAll).toBe(7);
});

test('A11: what is refused is not kept', async () => {
	const api = await Api.open();
	expect(cachingOf(await api.ask(BOARD, { params: { board: 'nowhere' } }))).toBe('no-store');
	expect(cachingOf(await api.ask(BOARD, { query: '?revision=99' }))).toBe('no-store');
});

/** Somebody who asks again and again for what came after the revision they hold. */
class Reader {
	readonly #cache: SharedCache;
	board: Board;

	constructor(cache: SharedCache, board: Board) {
		this.#cache = cache;
		this.board = board;
	}

	async poll(): Promise<void> {
		const answer = await this.#cache.get(`${CHANGES}?since=${this.board.revision}`);
		this.board = ChangesAnswer.parse(await answer.json()).changes.reduce(evolve, this.board);
	}
}

test('A12: 300 readers poll through a cache; all end as the log folds, and the server hardly notices', async () => {
	const api = await Api.open();
	const { cache, time } = anEdge(api);
	const read = async () => BoardAnswer.parse(await (await cache.get(BOARD)).json()).board;
	const readers = await Promise.all(
		Array.from({ length: 300 }, async () => new Reader(cache, await read()))
	);
	expect(cache.asked.inAll).toBe(1);
	const SECONDS = 60;
	for (let second = 0; second < SECONDS; second += 1) {
		if (second % 7 === 0) await api.commit(assess(second));
		time.now = second * 1000;
		// A third of them each second, as their timers have it.
		await Promise.all(readers.filter((_, at) => at % 3 === second % 3).map((each) => each.poll()));
		await cache.settled();
	}
	// The longest that anything stale is shown, and then once more for what was fetched meanwhile.
	for (const later of [12, 24]) {
		time.now = (SECONDS + later) * 1000;
		for (const each of readers) await each.poll();
	}
	const { board } = BoardAnswer.parse(await (await api.ask(BOARD)).json());
	for (const each of readers) expect(each.board).toEqual(board);
	// 6,600 questions of readers.
	expect(cache.asked.inAll).toBeLessThan(3 * SECONDS);
	expect(cache.asked.unchanged).toBeGreaterThan(0);
});

test('A13: while the database is gone a board is given from memory, without its hash, and not for long', async () => {
	const api = await Api.open();
	api.store.hashAt = () => Promise.reject(new DatabaseTrouble('gone', new Error('ECONNREFUSED')));
	for (const query of ['', '?revision=3']) {
		const answer = await api.ask(BOARD, { query });
		const caching = cachingOf(answer);
		expect(caching).not.toContain('immutable');
		expect(BoardAnswer.parse(await answer.json())).toMatchObject({ revision: 3, hash: null });
	}
	const changes = ChangesAnswer.parse(await (await api.ask(CHANGES)).json());
	expect(changes.revision).toBe(3);
	api.store.hashAt = () => Promise.reject(new Error('a bug'));
	expect((await api.ask(BOARD)).status).toBe(503);
});

test('A14: a board and its changes say of which epoch the log is, and whether the server sees all there is', async () => {
	const api = await Api.open();
	const told = async () => {
		const board = await api.ask(BOARD);
		const changes = await api.ask(CHANGES, { query: '?since=1' });
		const standings = [
			BoardAnswer.parse(await board.json()),
			ChangesAnswer.parse(await changes.json())
		].map(({ epoch, current }) => ({ epoch, current }));
		return { standings, etags: [board, changes].map(({ headers }) => headers.get('etag')) };
	};
	const { standings, etags } = await told();
	expect(standings).toEqual(Array(2).fill({ epoch: api.epoch, current: true }));
	expect(etags).not.toContain(null);
	api.isBlind = true;
	expect(await told()).toEqual({
		standings: Array(2).fill({ epoch: api.epoch, current: false }),
		etags: [null, null]
	});
	const headers = { 'if-none-match': etags[1] ?? 'none' };
	expect((await api.ask(CHANGES, { query: '?since=1', headers })).status).toBe(200);
});
