import { expect, test } from 'vitest';
import { DEFAULT_DISPLAY_SETTINGS, type Display } from '#lib/domain/display.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import type { Displays } from '#lib/server/displays/displays.ts';
import { aReport } from './builders.ts';
import {
	aWorld,
	codeOf,
	DESK,
	heardFrom,
	credentialOf,
	screenOf,
	visit,
	WHENCE,
	linesOf
} from './world.ts';

async function aPaired(displays: Displays, name = 'Lobby'): Promise<Display> {
	const request = { code: await codeOf(displays, name), name, place: '', board: 'us-china' };
	const display = await displays.pair(DESK, request, WHENCE.address);
	if (isRefusal(display)) throw new Error(display.message);
	return display;
}

const standing = (displays: Displays, name = 'Lobby') => visit(displays, name);

test('P5: each display has the lowest free number', async () => {
	const { displays, store } = await aWorld();
	const numbers = [];
	for (const name of ['a', 'b', 'c']) numbers.push((await aPaired(displays, name)).number);
	expect(numbers).toEqual([1, 2, 3]);
	await store.remove((await linesOf(displays)).lines[1]?.id ?? '');
	expect((await aPaired(displays, 'd')).number).toBe(2);
});

test('P8: what the desk sets is kept and told to the screen', async () => {
	const { displays } = await aWorld();
	const { id } = await aPaired(displays);
	const heard = heardFrom(displays);
	const settings = { ...DEFAULT_DISPLAY_SETTINGS, viewing: { distance: 5, diagonal: 65 } };
	const edit = { name: 'Atrium', place: 'East wing', board: 'us-china', settings };
	expect(await displays.edit(DESK, id, edit)).toMatchObject(edit);
	expect(await displays.command(DESK, id, { type: 'blank' })).toMatchObject({ blanked: true });
	expect(heard.standings).toEqual([screenOf(displays, 'Lobby'), screenOf(displays, 'Lobby')]);
	expect(await standing(displays)).toMatchObject({ display: { ...edit, blanked: true } });
});

test('P14: what two processes change of one display at once both stands', async () => {
	const { displays, another } = await aWorld();
	const { id, board, settings } = await aPaired(displays);
	const edit = { name: 'Atrium', place: 'East wing', board, settings };
	await Promise.all([
		displays.edit(DESK, id, edit),
		another().command(DESK, id, { type: 'blank' }),
		another().command(DESK, id, { type: 'pin', issue: 'tariffs' })
	]);
	expect(await standing(displays)).toMatchObject({
		display: { name: 'Atrium', blanked: true, pinned: 'tariffs' }
	});
});

test('P8: a card is pinned while its issue is on the board, and until it is unpinned', async () => {
	const { displays } = await aWorld();
	const { id } = await aPaired(displays);
	const issue = 'tariffs';
	const pinned = await displays.command(DESK, id, { type: 'pin', issue });
	expect(pinned).toMatchObject({ pinned: issue });
	const missing = await displays.command(DESK, id, { type: 'pin', issue: 'no-such' });
	expect(missing).toMatchObject({ code: 'invalid' });
	expect(await standing(displays)).toMatchObject({ display: { pinned: issue } });
	expect(await displays.command(DESK, id, { type: 'unpin' })).toMatchObject({ pinned: null });
});

test('P8: what a screen must do at once is refused while it is not connected', async () => {
	const { displays } = await aWorld();
	const { id } = await aPaired(displays);
	const heard = heardFrom(displays);
	const refused = await displays.command(DESK, id, { type: 'next' });
	expect(refused).toMatchObject({ code: 'unavailable' });
	await displays.screens.arrived(id);
	expect(await displays.command(DESK, id, { type: 'next' })).toMatchObject({ id });
	expect(heard.commands).toEqual([[screenOf(displays, 'Lobby'), { type: 'next' }]]);
});

test('P8: two who change a display at once undo nothing of each other', async () => {
	const { displays } = await aWorld();
	const { id } = await aPaired(displays);
	await Promise.all([
		displays.command(DESK, id, { type: 'blank' }),
		displays.command(DESK, id, { type: 'pin', issue: 'tariffs' })
	]);
	expect(await standing(displays)).toMatchObject({ display: { blanked: true, pinned: 'tariffs' } });
});

test('P10: a revoked display takes no more commands, and is forgotten once its screen has been told', async () => {
	const { displays } = await aWorld();
	const { id } = await aPaired(displays);
	const heard = heardFrom(displays);
	const revoked = credentialOf(displays, 'Lobby');
	await displays.revoke(DESK, id);
	const hash = screenOf(displays, 'Lobby');
	expect(heard.standings).toEqual([hash]);
	expect(await displays.screens.standing(hash, WHENCE.origin)).toEqual({ kind: 'revoked' });
	expect(await displays.command(DESK, id, { type: 'blank' })).toMatchObject({ code: 'not_found' });
	expect((await linesOf(displays)).lines).toHaveLength(1);
	expect((await standing(displays)).kind).toBe('unpaired');
	expect((await linesOf(displays)).lines).toEqual([]);
	expect(credentialOf(displays, 'Lobby')).not.toBe(revoked);
});

test('P4: a credential that was taken back never becomes good again', async () => {
	const { displays } = await aWorld();
	const { id } = await aPaired(displays);
	const revoked = credentialOf(displays, 'Lobby');
	await displays.revoke(DESK, id);
	await aPaired(displays);
	const { credential, standing } = await displays.screens.welcome(revoked, WHENCE);
	expect(credential).not.toBe(revoked);
	expect(standing.kind).toBe('unpaired');
});

test('P12: the desk sees of each display whether it is connected, what it reports, and when it was heard of', async () => {
	const { displays, time } = await aWorld();
	const { id } = await aPaired(displays);
	const line = async () => (await linesOf(displays)).lines[0];
	expect(await line()).toMatchObject({ connected: false, report: null, seen: null });
	await displays.screens.arrived(id);
	const report = aReport({ scene: 'Agenda', version: 'v2' });
	await displays.screens.reported(id, report);
	expect(await line()).toMatchObject({ connected: true, report, version: 'v2' });
	time.now += 90_000;
	await displays.screens.left(id);
	expect(await line()).toMatchObject({ connected: false, seen: '2025-06-15T12:01:30.000Z' });
});

test('P12: a screen that reports often is written down once a minute', async () => {
	const { displays, store, time } = await aWorld();
	const { id } = await aPaired(displays);
	await displays.screens.arrived(id);
	await displays.screens.reported(id, aReport());
	const seen = async () => (await store.find(id))?.display.seen;
	const before = await seen();
	time.now += 59_000;
	await displays.screens.reported(id, aReport());
	expect(await seen()).toBe(before);
	time.now += 1_000;
	await displays.screens.reported(id, aReport());
	expect(await seen()).toBe('2025-06-15T12:01:00.000Z');
});
