import { expect, test } from 'vitest';
import { ANYONE } from '#lib/domain/asker.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import type { Access } from '#lib/protocol/access.ts';
import { anEditor } from '../../domain/builders.ts';
import { aHouse, aViewer, SLUG, tension, until, type Viewer } from './house.ts';

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
