import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ANYONE } from '#lib/domain/asker.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { DatabaseTrouble } from '#lib/server/database/trouble.ts';
import type { Access } from '#lib/protocol/access.ts';
import { anEditor } from '../../domain/builders.ts';
import { aDelay, aHouse, aViewer, SLUG, tension, until, Viewer, type House } from './house.ts';

const assess = (viewer: Viewer) =>
	viewer.socket.emitWithAck('submit', {
		board: SLUG,
		id: crypto.randomUUID(),
		command: tension(5)
	});

/** What a connection is told of its own rights, as a list that grows. */
function toldTo({ socket }: Viewer): Access[] {
	const told: Access[] = [];
	socket.on('access', (access) => told.push(access));
	return told;
}

test('U5: whoever joins is told who they are taken for, and what they may do', async () => {
	const house = await aHouse();
	const ann = await aViewer(house, 'Ann');
	const told = toldTo(ann);
	await ann.join(0);
	expect(told).toEqual([{ who: { id: 'ann', name: 'Ann' }, role: 'editor' }]);
});

test('U5: a role that is taken away counts at once on open connections, and is said', async () => {
	const house = await aHouse();
	const ann = await aViewer(house, 'Ann');
	const told = toldTo(ann);
	await ann.join(0);
	expect(await assess(ann)).toMatchObject({ ok: true });
	house.gate.change('Ann', anEditor({ id: 'ann', name: 'Ann' }, 'viewer'));
	await until(() => told.length === 2);
	expect(told[1]).toMatchObject({ role: 'viewer' });
	expect(await assess(ann)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});

test('U5: a session that ends by itself counts within a second', async () => {
	const house = await aHouse();
	house.gate.until = Date.now() + 50;
	const ann = await aViewer(house, 'Ann');
	const told = toldTo(ann);
	await ann.join(0);
	house.gate.silently('Ann', ANYONE);
	await until(() => told.length === 2, 2_000);
	expect(told[1]).toEqual({ who: null, role: null });
	expect(await assess(ann)).toMatchObject({ ok: false, error: { code: 'unidentified' } });
});

test('U5: who may no longer read a private board is let go, and may not join it again', async () => {
	const house = await aHouse();
	const [ann, wall] = [await aViewer(house, 'Ann'), await aViewer(house)];
	await ann.join(0);
	await wall.join(0);
	const revision = await house.commit({ type: 'board.edit', visibility: 'private' });
	await until(() => wall.socket.disconnected);
	await until(() => ann.revisions.includes(revision));
	expect(wall.revisions).toEqual([]);
	const again = await (await aViewer(house)).join(0);
	expect(again.ok || again.error.code).toBe('not_found');

	house.gate.change('Ann', ANYONE);
	await until(() => ann.socket.disconnected);
	expect(isRefusal(await house.boards.board(SLUG))).toBe(true);
});

const asViewer = anEditor({ id: 'ann', name: 'Ann' }, 'viewer');

/** Has whoever comes back to the board wait for the log: `isRead` says that somebody does, `goOn` ends it. */
function slowLog({ store }: House) {
	const read = store.changesSince.bind(store);
	const { promise: wait, resolve: goOn } = aDelay();
	const reading = { isRead: false, goOn };
	store.changesSince = async (...asked) => {
		reading.isRead = true;
		await wait;
		return read(...asked);
	};
	return reading;
}

test('U5: a board that is made private while somebody is let in is not shown to them', async () => {
	const house = await aHouse();
	const log = slowLog(house);
	const wall = await aViewer(house);
	const joining = wall.join(1);
	await until(() => log.isRead);
	await house.commit({ type: 'board.edit', visibility: 'private' });
	log.goOn();
	const joined = await joining;
	expect(joined.ok || joined.error.code).toBe('not_found');
	await house.commit(tension(7));
	await wall.socket.emitWithAck('join', { board: 'nowhere' });
	expect(wall.packets).toEqual([]);
});

test('U5: whose role is taken away while they are let in are not shown a private board', async () => {
	const house = await aHouse();
	await house.commit({ type: 'board.edit', visibility: 'private' });
	const log = slowLog(house);
	const ann = await aViewer(house, 'Ann');
	const joining = ann.join(1);
	await until(() => log.isRead);
	house.gate.change('Ann', ANYONE);
	await setImmediate();
	log.goOn();
	const joined = await joining;
	expect(joined.ok || joined.error.code).toBe('not_found');
});

test('M3: a board that is deleted while somebody is let in is not found', async () => {
	const house = await aHouse();
	const board = await house.boards.board(SLUG);
	const log = slowLog(house);
	const joining = (await aViewer(house)).join(1);
	await until(() => log.isRead);
	await house.commit({ type: 'board.delete', name: isRefusal(board) ? '' : board.name });
	log.goOn();
	const joined = await joining;
	expect(joined.ok || joined.error.code).toBe('not_found');
});

test('U5: what somebody may no longer do counts though it was taken away while they connected', async () => {
	const house = await aHouse();
	const delay = aDelay();
	house.gate.delays = [delay.promise];
	const ann = new Viewer(house.url, 'Ann');
	const told = toldTo(ann);
	await until(() => house.gate.asked === 1);
	house.gate.change('Ann', asViewer);
	delay.resolve();
	await ann.join(0);
	await until(() => told.at(-1)?.role === 'viewer');
	expect(await assess(ann)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
	ann.socket.disconnect();
});

test('U5: of two changes of a role the later counts, though what it was before is known last', async () => {
	const house = await aHouse();
	const ann = await aViewer(house, 'Ann');
	await ann.join(0);
	house.gate.change('Ann', asViewer);
	await setImmediate();
	const delay = aDelay();
	house.gate.delays = [delay.promise];
	house.gate.change('Ann', anEditor({ id: 'ann', name: 'Ann' }, 'admin'));
	house.gate.change('Ann', asViewer);
	await setImmediate();
	delay.resolve();
	await setImmediate();
	expect(await assess(ann)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});

test('L19: whoever cannot be known, for want of the database, is known once it is back', async () => {
	const house = await aHouse();
	const ann = await aViewer(house, 'Ann');
	await ann.join(0);
	const trouble = Promise.reject(new DatabaseTrouble('gone', 'It is gone'));
	trouble.catch(() => undefined);
	house.gate.delays = [trouble];
	house.gate.change('Ann', asViewer);
	await expect.poll(() => assess(ann)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});
