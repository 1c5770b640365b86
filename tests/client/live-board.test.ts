import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { evolve } from '#lib/domain/evolve.ts';
import { emptyBoard } from '#lib/domain/board.ts';
import { aPage, pass, tension, tensionOf } from './fake-server.ts';

beforeEach(() => {
	vi.useFakeTimers({ now: Date.UTC(2025, 5, 15, 12) });
});
afterEach(() => {
	vi.useRealTimers();
});

test('V16: a page catches up, then is live', async () => {
	const { live, server } = aPage();
	expect(live.state).toBe('catching-up');
	server.commit(tension(10));
	await pass(100);
	expect(live.state).toBe('live');
	expect(tensionOf(live.board)).toBe(10);
	expect(live.version).toBe('v1');
});

test('V16: when the server goes a page is stale, after a minute offline, and live again when it is back', async () => {
	const { live, server } = aPage();
	await pass(100);
	const before = live.asOf;
	server.mood = 'down';
	server.hangUp();
	expect(live.state).toBe('stale');
	await pass(59_000);
	expect(live.state).toBe('stale');
	expect(live.asOf).toBe(before);
	await pass(3_000);
	expect(live.state).toBe('offline');
	server.mood = 'up';
	await pass(12_000);
	expect(live.state).toBe('live');
	expect(live.asOf > before).toBe(true);
});

test('V16: without a network a page is offline as soon as the connection is lost', async () => {
	const { live, server, browser } = aPage();
	await pass(100);
	browser.isOnline = false;
	server.mood = 'down';
	server.hangUp();
	expect(live.state).toBe('offline');
});

test('V16: what is shown is known to be current as of the last sign of life', async () => {
	const { live, server } = aPage();
	await pass(20_000, server);
	const { asOf } = live;
	expect(Date.now() - Date.parse(asOf)).toBeLessThanOrEqual(5_000);
	server.mood = 'silent';
	await pass(4_000);
	expect(live.asOf).toBe(asOf);
});

test('V34: asked to come back elsewhere, a page does after a random time, and is never called stale', async () => {
	const { live, server, browser } = aPage();
	await pass(100);
	browser.luck = 0.5;
	const states = new Set<string>();
	const [line] = server.lines;
	line?.leave({ within: 2_000 });
	for (let passed = 0; passed < 1_000; passed += 10) {
		states.add(live.state);
		expect(server.attempts).toHaveLength(1);
		await pass(10);
	}
	for (let passed = 0; passed < 100; passed += 1) {
		states.add(live.state);
		await pass(1);
	}
	expect(server.attempts).toHaveLength(2);
	expect(line?.closedByClient).toBe(true);
	expect(live.state).toBe('live');
	expect([...states].toSorted()).toEqual(['catching-up', 'live']);
});

test('V34: a page that is asked to leave and finds nobody elsewhere says so', async () => {
	const { live, server } = aPage();
	await pass(100);
	server.lines[0]?.leave({ within: 0 });
	server.mood = 'down';
	await pass(1_000);
	expect(live.state).toBe('stale');
	server.mood = 'up';
	await pass(12_000);
	expect(live.state).toBe('live');
});

test('V35: a page says why nothing is saved, and is as old as what its server can see', async () => {
	const { live, server } = aPage();
	await pass(100);
	const [line] = server.lines;
	line?.ailing({ why: 'The disk is full', current: true });
	expect([live.state, live.ailing]).toEqual(['live', 'The disk is full']);
	line?.ailing({ why: 'The database cannot be reached', current: false });
	const { asOf } = live;
	await pass(10_000, server);
	expect([live.state, live.asOf]).toEqual(['stale', asOf]);
	line?.ailing({ why: null, current: true });
	await pass(5_000, server);
	expect([live.state, live.ailing]).toEqual(['live', null]);
	expect(live.asOf > asOf).toBe(true);
});

test('V17: a connection that is open but silent is given up within 20 s', async () => {
	const { live, server } = aPage();
	await pass(30_000, server);
	expect(live.state).toBe('live');
	server.mood = 'silent';
	await pass(20_000);
	expect(live.state).toBe('stale');
	server.mood = 'up';
	await pass(30_000, server);
	expect(live.state).toBe('live');
});

test('V17: a device that wakes from sleep does not believe in the connection it had', async () => {
	const { live } = aPage();
	await pass(100);
	// Timers stand still in sleep, and the clock goes on.
	vi.setSystemTime(Date.now() + 3_600_000);
	await vi.advanceTimersByTimeAsync(1_000);
	expect(live.state).toBe('stale');
	await pass(3_000);
	expect(live.state).toBe('live');
});

test('V18: attempts are apart by half a second to ten, growing', async () => {
	const { server, browser } = aPage();
	await pass(100);
	browser.luck = 0.999;
	server.mood = 'down';
	server.hangUp();
	await pass(120_000);
	const waits = server.attempts.slice(1).map((each, index) => each - (server.attempts[index] ?? 0));
	expect(waits.slice(1, 5).map((each) => Math.round(each / 100) / 10)).toEqual([2, 4, 8, 10]);
	expect(Math.max(...waits.slice(1))).toBeLessThanOrEqual(10_020);
	browser.luck = 0;
	server.attempts.length = 0;
	await pass(20_000);
	const short = server.attempts
		.slice(2)
		.map((each, index) => each - (server.attempts[index + 1] ?? 0));
	expect(Math.min(...short)).toBeGreaterThanOrEqual(500);
});

test('V18: when the network or the reader returns, an attempt is made at once', async () => {
	const { server, browser, live } = aPage();
	await pass(100);
	browser.luck = 0.999;
	server.mood = 'down';
	server.hangUp();
	await pass(50_000);
	server.mood = 'up';
	browser.changed();
	await pass(50);
	expect(live.state).toBe('live');
});

test('V18: a connection in doubt is asked at once, and stays where it answers', async () => {
	const { server, browser, live } = aPage();
	await pass(100);
	browser.changed();
	expect(live.state).toBe('live');
	await pass(100);
	expect(server.attempts).toHaveLength(1);
	server.mood = 'silent';
	browser.changed();
	await pass(9_000);
	expect(live.state).toBe('stale');
});

test('V16: a page is offline as soon as its device is, and live again once the server is reached', async () => {
	const { server, browser, live } = aPage();
	await pass(100);
	server.mood = 'down';
	browser.isOnline = false;
	browser.changed();
	expect(live.state).toBe('offline');
	await pass(30_000);
	expect(live.state).toBe('offline');
	server.mood = 'up';
	browser.isOnline = true;
	browser.changed();
	await pass(50);
	expect(live.state).toBe('live');
});

test('V19: a page that misses a change asks for it, and tells what came', async () => {
	const { live, server } = aPage();
	await pass(100);
	const heard: number[] = [];
	live.onChanges((changes) => heard.push(...changes.map((change) => change.revision)));
	server.tells = false;
	server.commit(tension(10));
	server.tells = true;
	server.commit(tension(20));
	expect(live.state).toBe('catching-up');
	await pass(100);
	expect(live.state).toBe('live');
	expect(live.confirmed).toEqual(server.board);
	expect(heard).toEqual([4, 5]);
});

test('V19: after a long absence a page takes the whole board', async () => {
	const { live, server } = aPage();
	await pass(100);
	server.mood = 'down';
	server.hangUp();
	for (let value = 0; value < 1001; value += 1) server.commit(tension(value % 100));
	server.mood = 'up';
	const heard: (readonly unknown[])[] = [];
	live.onChanges((changes) => heard.push(changes));
	await pass(5_000);
	expect(live.confirmed).toEqual(server.board);
	expect(heard).toEqual([[]]);
});

test('V19: a page never goes back to an earlier revision, nor is it live on a server that knows less', async () => {
	const { live, server } = aPage();
	await pass(100);
	server.commit(tension(10));
	const { board, log } = server;
	server.log = log.slice(0, 3);
	server.board = server.log.reduce(evolve, emptyBoard('us-china'));
	server.hangUp();
	await pass(30_000);
	expect(live.confirmed).toEqual(board);
	expect(live.state).not.toBe('live');
});

test('V11: on which issue a person is is said again after every return', async () => {
	const { live, server } = aPage();
	await pass(100);
	live.doing('tariffs', 'assessing');
	const doing = { board: 'us-china', issue: 'tariffs', doing: 'assessing' };
	expect(server.lines[0]?.doing).toEqual(doing);
	server.hangUp();
	await pass(3_000);
	expect(server.lines[0]?.doing).toEqual(doing);
});
