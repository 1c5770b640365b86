import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CommandInput } from '#lib/domain/command.ts';
import { Draft } from '#lib/client/draft.svelte.ts';
import { goneOf } from '#lib/client/gone.ts';
import { WatchedBoard } from '#lib/client/watched-board.svelte.ts';
import { FakeBrowser } from './fake-browser.ts';
import { aPage, FakeServer, pass, RESTORED_FROM, tension, tensionOf } from './fake-server.ts';

beforeEach(() => {
	vi.useFakeTimers({ now: Date.UTC(2025, 5, 15, 12) });
});
afterEach(() => {
	vi.useRealTimers();
});

/** Asks for a tension, as somebody who has seen a revision. */
const informed = (value: number, expect: number): CommandInput => ({
	type: 'issue.assess',
	issue: 'tariffs',
	tension: value,
	expect
});

/** A page that has seen revision 6, of a log that is put back to revision 4 and goes on to `then`. */
async function aRestored(then: number[] = []) {
	const page = aPage();
	await pass(100);
	for (const value of [40, 50, 60]) page.server.commit(tension(value));
	await pass(100);
	page.server.restore(4);
	for (const value of then) page.server.commit(tension(value));
	await pass(2_000);
	return page;
}

describe('V36: a page that knew a later revision than a restored log has', () => {
	test('shows what the log holds, is live again, and says what is gone', async () => {
		const { live, server } = await aRestored();
		expect(live.confirmed).toEqual(server.board);
		expect([live.confirmed.revision, tensionOf(live.board), live.state]).toEqual([4, 40, 'live']);
		expect(live.restoration).toMatchObject({ made: RESTORED_FROM, kept: 4, count: 2 });
	});

	test.each([[[70]], [[70, 71]], [[70, 71, 72, 73]]])(
		'shows it wherever the log has got to by then: %j',
		async (then) => {
			const { live, server } = await aRestored(then);
			expect(live.confirmed).toEqual(server.board);
			expect(live.restoration).toMatchObject({ kept: 4, count: 2 });
			server.commit(tension(80));
			await pass(100);
			expect(tensionOf(live.board)).toBe(80);
		}
	);

	test('is told once, however often it connects', async () => {
		const { live, server } = await aRestored();
		const told = live.restoration;
		server.hangUp();
		await pass(12_000);
		expect([live.state, live.restoration === told]).toEqual(['live', true]);
		expect(server.attempts).toHaveLength(4);
	});

	test('knows what of its own is gone, and gives it again as an edit of what stands now', async () => {
		const { live, server } = aPage();
		await pass(100);
		void live.submit(informed(40, 3));
		await pass(100);
		void live.submit(informed(50, 4));
		server.commit({ type: 'category.add', name: 'Security' });
		await pass(100);
		server.restore(4);
		server.commit(tension(90));
		await pass(2_000);
		const [lost, ...others] = goneOf(live);
		expect([lost?.command, others]).toMatchObject([{ tension: 50 }, []]);
		const answer = lost && live.submit(lost.command, lost.epoch);
		await vi.dynamicImportSettled();
		await pass(100);
		expect(await answer).toMatchObject({ ok: false, error: { code: 'conflict' } });
	});
});

test('V36: a page that knew nothing later goes on, and says nothing', async () => {
	const { live, server } = aPage();
	await pass(100);
	server.mood = 'down';
	server.hangUp();
	server.commit(tension(40));
	server.commit(tension(50));
	server.restore(4);
	server.mood = 'up';
	await pass(12_000);
	expect([live.state, live.restoration, tensionOf(live.board)]).toEqual(['live', null, 40]);
});

test('V36: a page that was away for two restorations knows that it cannot tell what is kept', async () => {
	const { live, server } = aPage();
	await pass(100);
	server.commit(tension(40));
	await pass(100);
	server.mood = 'down';
	server.hangUp();
	server.restore(3);
	server.commit(tension(70));
	server.commit(tension(80));
	server.restore(4);
	server.mood = 'up';
	await pass(12_000);
	expect([live.state, tensionOf(live.board)]).toEqual(['live', 70]);
	expect(live.restoration).toMatchObject({ kept: 0, count: 4 });
});

test('V36: a log that was begun anew is another, though nobody restored it', async () => {
	const { live, server } = aPage();
	await pass(100);
	server.restore(2);
	server.epoch = { epoch: 'other', restored: null };
	await pass(2_000);
	expect(live.confirmed).toEqual(server.board);
	expect(live.restoration).toMatchObject({ made: null, kept: 0, count: 3 });
});

test('V36: what was given before and not sent is checked against all that the log was given since', async () => {
	const { live, server } = aPage();
	await pass(100);
	server.commit(tension(40));
	server.commit(tension(50));
	await pass(100);
	server.mood = 'down';
	server.hangUp();
	const answer = live.submit(informed(60, 5));
	const undoing = live.submit({ type: 'change.undo', revision: 5 });
	await pass(100);
	server.mood = 'up';
	server.restore(4);
	server.commit(tension(90), 'Bob');
	await pass(12_000);
	await vi.dynamicImportSettled();
	await pass(100);
	expect(await answer).toMatchObject({ ok: false, error: { code: 'conflict' } });
	expect(await undoing).toMatchObject({ ok: false, error: { code: 'not_found' } });
	expect(server.submits).toHaveLength(1);
	expect(tensionOf(live.board)).toBe(90);
});

test('V36: what the outbox of an earlier page kept is known to be of another epoch', async () => {
	const server = new FakeServer();
	const browser = new FakeBrowser(server);
	const first = aPage(server, browser);
	await pass(100);
	server.commit(tension(40));
	server.mood = 'down';
	server.hangUp();
	void first.live.submit(informed(60, 4));
	first.disconnect();
	server.restore(3);
	server.mood = 'up';
	server.commit(tension(90));
	const { live } = aPage(server, browser);
	await pass(2_000);
	await vi.dynamicImportSettled();
	await pass(100);
	expect(live.pending).toMatchObject([{ refused: { code: 'conflict' } }]);
});

test('V36: a draft counts as begun where the log that it was begun on is kept', () => {
	const log = { epoch: 'first', keptOf: (epoch?: string) => (epoch === 'second' ? Infinity : 4) };
	const kept: Record<string, string> = {};
	const shelf = {
		getItem: (key: string) => kept[key] ?? null,
		setItem: (key: string, value: string) => void (kept[key] = value),
		removeItem: (key: string) => void Reflect.deleteProperty(kept, key)
	};
	let revision = 6;
	const aDraft = () => {
		const fields = () => ({ note: '' });
		const beginning = { key: () => 'k', fields, revision: () => revision, log: () => log };
		const draft = new Draft(beginning);
		draft.recall(shelf);
		return draft;
	};
	const keptOf = log.keptOf;
	log.keptOf = () => Infinity;
	const draft = aDraft();
	draft.write('note', 'Ships have turned');
	expect(draft.began).toBe(6);
	Object.assign(log, { epoch: 'second', keptOf });
	revision = 9;
	expect([draft.began, aDraft().began]).toEqual([4, 4]);
	expect(draft.fields).toEqual({ note: 'Ships have turned' });
	draft.catchUp(8);
	expect([draft.began, aDraft().began]).toEqual([8, 8]);
});

test('V36: a wall shows the restored log by itself, also where all it had was kept from before', async () => {
	const server = new FakeServer();
	server.commit(tension(40));
	const { board } = server;
	server.restore(3);
	const wall = new WatchedBoard(board, Date.now(), {
		epoch: 'first',
		world: new FakeBrowser(server)
	});
	wall.connect();
	await pass(2_000);
	expect([wall.state, wall.confirmed]).toEqual(['live', server.board]);
	expect(wall.restoration).toMatchObject({ made: RESTORED_FROM, count: 1 });
});
