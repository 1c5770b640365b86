import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeBrowser } from './fake-browser.ts';
import { aPage, FakeServer, pass, tension, tensionOf, unavailable } from './fake-server.ts';

beforeEach(() => {
	vi.useFakeTimers({ now: Date.UTC(2025, 5, 15, 12) });
});
afterEach(() => {
	vi.useRealTimers();
});

test('V20: what a person does is shown at once, and confirmed when its revision arrives', async () => {
	const { live, server } = aPage();
	await pass(100);
	live.doing('tariffs', 'assessing');
	await vi.dynamicImportSettled();
	server.tells = false;
	const answer = live.submit(tension(77));
	expect(tensionOf(live.board)).toBe(77);
	expect(live.board.revision).toBe(3);
	expect(tensionOf(live.confirmed)).toBeUndefined();
	expect(live.pending).toHaveLength(1);
	await pass(100);
	expect(await answer).toMatchObject({ ok: true, revision: 4 });
	expect(live.pending).toEqual([]);
	expect(live.confirmed).toEqual(server.board);
	expect(live.board).toEqual(server.board);
});

test('V20: what is refused is taken back, with the words of the server until they are dismissed', async () => {
	const { live, server } = aPage();
	await pass(100);
	live.doing('tariffs', 'assessing');
	await vi.dynamicImportSettled();
	server.tells = false;
	server.commit({ type: 'issue.archive', issue: 'tariffs' });
	const answer = live.submit(tension(77));
	expect(tensionOf(live.board)).toBe(77);
	await pass(100);
	expect(await answer).toMatchObject({ ok: false, error: { code: 'invalid' } });
	expect(tensionOf(live.board)).toBeUndefined();
	expect(live.pending).toMatchObject([{ refused: { code: 'invalid' } }]);
	live.dismiss(live.pending[0]?.id ?? '');
	expect(live.pending).toEqual([]);
});

test('V20: what is no command is refused at once and not sent', async () => {
	const { live, server } = aPage();
	await pass(100);
	expect(await live.submit(tension(101))).toMatchObject({
		ok: false,
		error: { code: 'invalid', fields: { tension: 'must be at most 100' } }
	});
	expect(server.submits).toEqual([]);
});

test('V21: a command whose answer is lost is sent again with its id, and takes effect once', async () => {
	const { live, server } = aPage();
	await pass(100);
	server.tells = false;
	server.answersToLose = 1;
	const answer = live.submit(tension(10));
	await pass(30_000, server);
	expect(await answer).toMatchObject({ ok: true, revision: 4 });
	expect(server.log).toHaveLength(4);
	expect(new Set(server.submits).size).toBe(1);
	expect(live.pending).toEqual([]);
});

test('V21: what is done without a connection goes out on return, in order', async () => {
	const { live, server } = aPage();
	await pass(100);
	server.mood = 'down';
	server.hangUp();
	const answers = [10, 20, 30].map((value) => live.submit(tension(value)));
	await vi.dynamicImportSettled();
	expect(tensionOf(live.board)).toBe(30);
	await pass(20_000);
	server.mood = 'up';
	await pass(15_000, server);
	expect(await Promise.all(answers)).toMatchObject([
		{ revision: 4 },
		{ revision: 5 },
		{ revision: 6 }
	]);
	expect(tensionOf(live.confirmed)).toBe(30);
});

test('V21: a reload loses nothing that was not answered, and what was answered is not sent again', async () => {
	const { live, server, browser, disconnect } = aPage();
	await pass(100);
	void live.submit(tension(5));
	await pass(100);
	server.mood = 'down';
	server.hangUp();
	for (const value of [10, 20, 30]) void live.submit(tension(value));
	disconnect();
	server.mood = 'up';
	const reloaded = aPage(server, browser);
	expect(reloaded.live.pending).toHaveLength(3);
	await pass(1_000);
	expect(reloaded.live.pending).toEqual([]);
	expect(
		server.log.slice(3).map(({ happening }) => 'tension' in happening && happening.tension)
	).toEqual([5, 10, 20, 30]);
	expect(browser.kept.length).toBe(0);
});

test('V21: what cannot be read in the storage is thrown away', async () => {
	const server = new FakeServer();
	const browser = new FakeBrowser(server);
	browser.kept.setItem('demarche.outbox.ann.us-china.1', '{"id":1}');
	browser.kept.setItem('demarche.outbox.ann.us-china.2', 'not JSON');
	browser.kept.setItem('demarche.outbox.ann.other.3', 'of another board');
	const { live } = aPage(server, browser);
	expect(live.pending).toEqual([]);
	expect(browser.kept.length).toBe(1);
});

test('V21: while the server cannot write, commands wait and go out once it can', async () => {
	const { live, server } = aPage();
	await pass(100);
	server.refusal = unavailable;
	const answers = [10, 20].map((value) => live.submit(tension(value)));
	await pass(10_000, server);
	expect(live.pending).toHaveLength(2);
	expect(live.state).toBe('live');
	server.refusal = null;
	await pass(5_000, server);
	expect(await Promise.all(answers)).toMatchObject([{ revision: 4 }, { revision: 5 }]);
});

test('E8: what was never sent can be taken back; what was on its way cannot', async () => {
	const { live, server } = aPage();
	await pass(100);
	server.mood = 'silent';
	void live.submit(tension(10));
	const second = live.submit(tension(20));
	await vi.dynamicImportSettled();
	const [first, other] = live.pending;
	expect([first?.tried, other?.tried]).toEqual([true, undefined]);
	live.takeBack(first?.id ?? '');
	live.takeBack(other?.id ?? '');
	expect(await second).toMatchObject({ ok: false });
	expect(live.pending.map(({ id }) => id)).toEqual([first?.id]);
	server.mood = 'up';
	await pass(30_000, server);
	expect(tensionOf(live.confirmed)).toBe(10);
});

test('E8: queued edits of one person never stand in each other’s way, and those of others are told', async () => {
	const { live, server } = aPage();
	await pass(100);
	server.mood = 'down';
	server.hangUp();
	const expect3 = { expect: 3 };
	const mine = [10, 20].map((value) => live.submit({ ...tension(value), ...expect3 }));
	server.mood = 'up';
	await pass(15_000, server);
	expect(await Promise.all(mine)).toMatchObject([{ revision: 4 }, { revision: 5 }]);
	server.commit(tension(90));
	const lost = live.submit({ ...tension(30), ...expect3 });
	await pass(1_000, server);
	expect(await lost).toMatchObject({
		ok: false,
		error: { code: 'conflict', conflicts: [{ field: 'tension', mine: 30, theirs: 90 }] }
	});
	expect(tensionOf(live.board)).toBe(90);
});
