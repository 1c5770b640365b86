import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WatchedBoard } from '#lib/client/watched-board.svelte.ts';
import { emptyBoard } from '#lib/domain/board.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { FakeBrowser } from './fake-browser.ts';
import { aPage, FakeServer, pass, tension, tensionOf } from './fake-server.ts';

beforeEach(() => {
	vi.useFakeTimers({ now: Date.UTC(2025, 5, 15, 12) });
});
afterEach(() => {
	vi.useRealTimers();
});

/** A page that was live, and has had no connection for so long. */
async function withoutSocket(ms: number) {
	const page = aPage();
	page.browser.edge.isDown = false;
	await pass(100);
	page.server.mood = 'down';
	page.server.hangUp();
	await pass(ms);
	return page;
}

test('V37: a page without a connection asks after a while for what came since, and shows it', async () => {
	const { live, server, browser } = await withoutSocket(19_000);
	expect([browser.edge.asked, browser.loaded]).toEqual([[], 0]);
	server.commit(tension(77));
	await pass(12_000);
	expect(tensionOf(live.board)).toBe(77);
	expect(browser.edge.asked).toMatchObject([{ rest: '/changes?since=3', credentials: 'omit' }]);
	server.commit(tension(78));
	await pass(36_000);
	expect(tensionOf(live.board)).toBe(78);
	expect(browser.edge.asked.at(-1)?.rest).toBe('/changes?since=4');
});

test('V37: a page that has never had a connection asks, too', async () => {
	const server = new FakeServer();
	server.mood = 'down';
	const { live, browser } = aPage(server);
	browser.edge.isDown = false;
	server.commit(tension(77));
	await pass(31_000);
	expect(tensionOf(live.board)).toBe(77);
});

test('V37: of many pages each asks at moments of its own, 24 to 36 seconds apart', async () => {
	for (const [luck, first, apart] of [
		[0, 20, 24],
		[0.999, 30, 36]
	] as const) {
		const { browser } = await withoutSocket(0);
		browser.luck = luck;
		await pass(180_000);
		const moments = browser.edge.asked.map(({ at }) => at);
		const began = Date.now() - 180_000;
		expect(Math.abs((moments[0] ?? 0) - began - first * 1000)).toBeLessThan(2_000);
		const waits = moments.slice(1).map((at, index) => (at - (moments[index] ?? 0)) / 1000);
		for (const wait of waits) expect(Math.abs(wait - apart)).toBeLessThan(1.1);
	}
});

test('V37: it is stale and says how it is read, never live, and offline only once nothing answers', async () => {
	const { live, browser } = await withoutSocket(31_000);
	const words = 'No live connection: asked again every 30 s or so';
	expect([live.state, live.ailing]).toEqual(['stale', words]);
	await pass(120_000);
	expect([live.state, live.ailing]).toEqual(['stale', words]);
	browser.edge.isDown = true;
	await pass(36_000);
	expect([live.state, live.ailing]).toEqual(['offline', null]);
	browser.edge.isDown = false;
	await pass(36_000);
	expect(live.state).toBe('stale');
});

test('V37: as soon as there is a connection it is live, and asks no more', async () => {
	const { live, server, browser } = await withoutSocket(60_000);
	browser.luck = 0;
	server.mood = 'up';
	await pass(60_000, server);
	expect([live.state, live.ailing]).toEqual(['live', null]);
	const { length } = browser.edge.asked;
	await pass(300_000, server);
	expect(browser.edge.asked).toHaveLength(length);
});

test('V37: while it can be read a page tries to connect less often, up to a minute apart', async () => {
	const { server, browser } = await withoutSocket(60_000);
	browser.luck = 0.999;
	server.attempts.length = 0;
	await pass(600_000);
	const waits = server.attempts.slice(1).map((at, index) => at - (server.attempts[index] ?? 0));
	expect(Math.max(...waits)).toBeGreaterThan(55_000);
	expect(Math.max(...waits)).toBeLessThan(60_100);
	browser.edge.isDown = true;
	await pass(100_000);
	server.attempts.length = 0;
	await pass(60_000);
	expect(server.attempts.length).toBeGreaterThanOrEqual(5);
});

test('V37: of more than a page of changes the whole board is taken', async () => {
	const { live, server, browser } = await withoutSocket(1_000);
	for (let each = 0; each < 101; each += 1) server.commit(tension(each % 100));
	await pass(31_000);
	expect(live.confirmed).toEqual(server.board);
	expect(browser.edge.asked.map(({ rest }) => rest)).toEqual(['/changes?since=3', '']);
});

test('V37: a private board is asked for with who one is, and so is one that has become private', async () => {
	const { live, server, browser } = await withoutSocket(1_000);
	server.commit({ type: 'board.edit', visibility: 'private' });
	browser.edge.shuts = 'strangers';
	await pass(31_000);
	expect(live.confirmed.visibility).toBe('private');
	expect(live.isGone).toBe(false);
	await pass(36_000);
	expect(browser.edge.asked.map(({ credentials }) => credentials)).toEqual([
		'omit',
		'same-origin',
		'same-origin'
	]);
});

test('V38: as of when it is, is when the server said so, however long caches keep it', async () => {
	for (const date of ['origin', 'own'] as const) {
		const { live, browser } = await withoutSocket(31_000);
		browser.edge.date = date;
		await pass(36_000);
		expect(Date.now() - Date.parse(live.asOf)).toBeLessThan(40_000);
		browser.edge.keep();
		const kept = Date.now();
		await pass(600_000);
		expect(Date.parse(live.asOf)).toBeLessThanOrEqual(kept);
		expect(Date.parse(live.asOf)).toBeGreaterThan(kept - 3_000);
	}
});

test('V37: a board that is gone is said to be', async () => {
	const { live, browser } = await withoutSocket(1_000);
	browser.edge.shuts = 'all';
	await pass(31_000);
	expect(live.isGone).toBe(true);
});

test.each(['own', 'behind'] as const)(
	'V38: who knows less (%s) never leads back, and makes nothing newer',
	async (date) => {
		const { live, server, browser } = await withoutSocket(1_000);
		browser.edge.keep();
		browser.edge.date = date;
		server.mood = 'up';
		await pass(12_000);
		server.commit(tension(77));
		await pass(1_000);
		expect([live.state, live.board.revision]).toEqual(['live', 4]);
		const { asOf } = live;
		server.mood = 'down';
		server.hangUp();
		await pass(120_000);
		expect(browser.edge.asked.length).toBeGreaterThan(2);
		expect([live.board.revision, live.asOf]).toEqual([4, asOf]);
	}
);

test('V38: of a log that was restored nothing is taken: it is told once there is a connection', async () => {
	const server = new FakeServer();
	server.commit(tension(40));
	const world = new FakeBrowser(server);
	world.edge.isDown = false;
	const live = new WatchedBoard(server.board, Date.now(), { epoch: 'first', world });
	live.connect();
	await pass(100);
	server.mood = 'down';
	server.restore(3);
	for (let each = 0; each < 3; each += 1) server.commit(tension(50 + each));
	const { asOf } = live;
	await pass(60_000);
	expect([live.board.revision, live.asOf, live.state]).toEqual([4, asOf, 'stale']);
	expect(live.ailing).toContain('The log was restored');
	server.mood = 'up';
	world.changed();
	await pass(2_000);
	expect([live.state, live.confirmed]).toEqual(['live', server.board]);
});

test('V38: a server that may not see what is new makes nothing newer', async () => {
	const { live, server, browser } = await withoutSocket(1_000);
	const { asOf } = live;
	browser.edge.isBlind = true;
	server.commit(tension(77));
	await pass(60_000);
	expect([tensionOf(live.board), live.asOf, live.state]).toEqual([77, asOf, 'stale']);
	expect(live.ailing).toContain('may not see what is new');
});

const arbitraryStep = fc.oneof(
	fc.constantFrom('commit', 'keep', 'forget', 'own', 'origin', 'up', 'down', 'hang up', 'shut off'),
	fc.integer({ min: 1, max: 40_000 })
);

test('V38: whatever caches keep and connections do, a page is the fold of the log, never goes back, and is never older than it says', async () => {
	const anyCourse = fc.asyncProperty(fc.array(arbitraryStep, { maxLength: 40 }), async (course) => {
		const { live, server, browser, disconnect } = aPage();
		browser.edge.isDown = false;
		const committed: { revision: number; at: number }[] = [];
		let [revision, asOf] = [0, live.asOf];
		for (const step of course) {
			if (typeof step === 'number') await pass(step, server);
			else if (step === 'commit')
				committed.push({
					revision: server.commit(tension(7)).at(-1)?.revision ?? 0,
					at: Date.now()
				});
			else if (step === 'keep') browser.edge.keep();
			else if (step === 'forget') browser.edge.forget();
			else if (step === 'own' || step === 'origin') browser.edge.date = step;
			else if (step === 'hang up') server.hangUp();
			else if (step === 'shut off') browser.edge.isDown = !browser.edge.isDown;
			else if (step === 'up' || step === 'down') server.mood = step;
			const shown = live.confirmed;
			const folded = server.log.slice(0, shown.revision).reduce(evolve, emptyBoard('us-china'));
			expect(shown).toEqual(folded);
			expect(shown.revision).toBeGreaterThanOrEqual(revision);
			expect(live.asOf >= asOf).toBe(true);
			[revision, asOf] = [shown.revision, live.asOf];
			const missed = committed.filter((each) => each.revision > shown.revision);
			if (live.state !== 'live')
				for (const { at } of missed) expect(at).toBeGreaterThanOrEqual(Date.parse(asOf));
		}
		disconnect();
	});
	await fc.assert(anyCourse, { numRuns: 100 });
});
