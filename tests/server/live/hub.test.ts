import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import type { Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import { uuidOf } from '../../domain/builders.ts';
import { aHouse, aViewer, SLUG, tension, until, type House } from './house.ts';

test('V1: whoever connects is told the version and the clock of the server', async () => {
	const house = await aHouse();
	const viewer = await aViewer(house);
	expect(viewer.hellos).toHaveLength(1);
	expect(viewer.hellos[0]?.version).toBe('v1');
	expect(Math.abs(Date.parse(viewer.hellos[0]?.at ?? '') - Date.now())).toBeLessThan(60_000);
});

test('V2: who joins with a revision is given what came since, who holds nothing the whole board', async () => {
	const house = await aHouse();
	const { socket } = await aViewer(house);
	const whole = await socket.emitWithAck('join', { board: SLUG });
	expect(whole).toMatchObject({ ok: true, revision: 3, board: { revision: 3 } });
	const since = await socket.emitWithAck('join', { board: SLUG, since: 1 });
	expect(since).toMatchObject({
		ok: true,
		revision: 3,
		changes: [{ revision: 2 }, { revision: 3 }]
	});
});

test('V3: what is committed reaches everybody who has joined the board, in order and once', async () => {
	const house = await aHouse();
	const viewers = [await aViewer(house), await aViewer(house), await aViewer(house)];
	for (const viewer of viewers) await viewer.join(3);
	for (let value = 0; value < 30; value += 1) await house.commit(tension(value));
	await until(() => viewers.every(({ revisions }) => revisions.at(-1) === 33));
	for (const { revisions } of viewers) {
		expect(revisions).toEqual(Array.from({ length: 30 }, (_, index) => index + 4));
	}
});

test('V4: a join during a storm of commits leaves no gap between its answer and what follows', async () => {
	const house = await aHouse();
	const viewer = await aViewer(house);
	const storm = Promise.all(
		Array.from({ length: 400 }, (_, value) => house.commit(tension(value % 100)))
	);
	for (let joins = 0; joins < 20; joins += 1) {
		const { socket, packets } = await aViewer(house);
		const joined = await socket.emitWithAck('join', { board: SLUG, since: 3 });
		if (!joined.ok || !('changes' in joined)) throw new Error('refused');
		const heard = [...joined.changes, ...packets.flat()].map((change) => change.revision);
		const fresh = heard.filter(
			(revision, index) => revision > Math.max(3, ...heard.slice(0, index))
		);
		expect(fresh).toEqual(fresh.map((_, index) => index + 4));
	}
	await storm;
	expect(viewer.packets).toEqual([]);
});

test('V5: a burst is sent as few packets: the first change at once, the rest together', async () => {
	const house = await aHouse();
	const viewer = await aViewer(house);
	await viewer.join(3);
	await Promise.all(Array.from({ length: 200 }, (_, value) => house.commit(tension(value % 100))));
	await until(() => viewer.revisions.at(-1) === 203);
	expect(viewer.packets.length).toBeLessThan(20);
	expect(viewer.revisions).toEqual(Array.from({ length: 200 }, (_, index) => index + 4));
});

test('V6: a command sent again with its id has the same answer and takes effect once', async () => {
	const house = await aHouse();
	const { socket } = await aViewer(house, 'Ann');
	const submit = { board: SLUG, id: uuidOf(77), command: tension(40) };
	const first = await socket.emitWithAck('submit', submit);
	expect(first).toMatchObject({ ok: true, revision: 4, changes: [{ actor: { name: 'Ann' } }] });
	const again = await (await aViewer(house, 'Ann')).socket.emitWithAck('submit', submit);
	expect(again).toEqual(first);
	expect(house.store.log(SLUG)).toHaveLength(4);
});

test('V7: who has given no name may look and not change', async () => {
	const house = await aHouse();
	const { socket } = await aViewer(house);
	const answer = await socket.emitWithAck('submit', {
		board: SLUG,
		id: uuidOf(1),
		command: tension(1)
	});
	expect(answer).toMatchObject({ ok: false, error: { code: 'unidentified' } });
	expect(house.store.log(SLUG)).toHaveLength(3);
});

const bent: { what: string; event: string; payload: unknown; error: object }[] = [
	{ what: 'nothing', event: 'join', payload: undefined, error: { code: 'malformed' } },
	{ what: 'a text', event: 'submit', payload: 'hello', error: { code: 'malformed' } },
	{ what: 'a list', event: 'join', payload: [], error: { code: 'malformed' } },
	{
		what: 'a wrong revision',
		event: 'join',
		payload: { board: SLUG, since: -1 },
		error: { code: 'invalid', fields: { since: expect.any(String) } }
	},
	{
		what: 'an unknown board',
		event: 'join',
		payload: { board: 'nowhere' },
		error: { code: 'not_found' }
	},
	{
		what: 'an unknown field',
		event: 'submit',
		payload: { board: SLUG, id: uuidOf(1), command: { ...tension(1), colour: 'red' } },
		error: { code: 'invalid', fields: { 'command.colour': 'is not a field here' } }
	},
	{
		what: 'an unknown command',
		event: 'submit',
		payload: { board: SLUG, id: uuidOf(1), command: { type: 'issue.burn' } },
		error: { code: 'invalid' }
	},
	{
		what: 'a wrong doing',
		event: 'presence',
		payload: { board: SLUG, issue: null, doing: 'sleeping' },
		error: { code: 'invalid' }
	}
];

test.each(bent)(
	'V8: $what as a payload of $event is refused with what is wrong, and the viewer stays',
	async ({ event, payload, error }) => {
		const house = await aHouse();
		const { socket } = await aViewer(house, 'Ann');
		expect(await anything(socket).emitWithAck(event, payload)).toMatchObject({ ok: false, error });
		expect(await socket.emitWithAck('join', { board: SLUG, since: 3 })).toMatchObject({ ok: true });
	}
);

test('V8: an event without an acknowledgement, or that nobody knows, ends nothing', async () => {
	const house = await aHouse();
	const { socket } = await aViewer(house, 'Ann');
	const emit = (event: string, ...payload: unknown[]) => anything(socket).emit(event, ...payload);
	emit('join', { board: SLUG });
	emit('submit', { board: SLUG, id: uuidOf(5), command: tension(5) });
	emit('submit', null, 'not a function');
	emit('presence');
	emit('burn', 1);
	await until(() => house.store.log(SLUG).length === 4);
	expect(await socket.emitWithAck('join', { board: SLUG, since: 4 })).toMatchObject({ ok: true });
});

/** What a hostile client sends is of no type. */
const anything = (socket: Socket): Socket => socket;

/** A websocket that speaks the protocol by hand, from a page of `origin`. */
const byHand = ({ url }: House, origin?: string): WebSocket => {
	const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
	const socket = new WebSocket(address, origin ? { origin } : {});
	onTestFinished(() => socket.terminate());
	return socket;
};

test('V9: a page of another site cannot connect, our own page and a program can', async () => {
	const house = await aHouse();
	const foreign = byHand(house, 'https://evil.example');
	const [error] = await once(foreign, 'error');
	expect(String(error)).toMatch(/40[03]/);
	await once(byHand(house, house.url), 'open');
	await once(byHand(house), 'open');
});

test('V9: a frame larger than 256 KiB ends the connection that sends it, and no other', async () => {
	const house = await aHouse();
	const other = await aViewer(house);
	const socket = byHand(house);
	await once(socket, 'open');
	socket.send(`42["join",{"board":"${'x'.repeat(300 * 1024)}"}]`);
	await once(socket, 'close');
	expect(await other.socket.emitWithAck('join', { board: SLUG })).toMatchObject({ ok: true });
});

test('V10: a viewer that does not read is let go, and holds nobody else', async () => {
	const house = await aHouse();
	const good = await aViewer(house);
	await good.join(3);
	const bad = byHand(house);
	await once(bad, 'open');
	bad.send('40');
	bad.on('message', (frame) => {
		if (String(frame).startsWith('40')) bad.send(`420["join",{"board":"${SLUG}"}]`);
	});
	await until(() => good.presences.at(-1)?.viewers === 2);
	bad.pause();
	const note = '界'.repeat(2000);
	let revision = 3;
	while (good.presences.at(-1)?.viewers === 2 && revision < 6000) {
		// It answers pings that it never reads, so that silence is not what gives it away.
		bad.send('3');
		const commits = Array.from({ length: 40 }, (_, value) => house.commit(tension(value, note)));
		revision = Math.max(...(await Promise.all(commits)));
		await until(() => good.revisions.at(-1) === revision);
	}
	expect(good.presences.at(-1)?.viewers).toBe(1);
	expect(good.revisions).toEqual(Array.from({ length: revision - 3 }, (_, index) => index + 4));
}, 60_000);

test('V11: everybody sees who is at the desk and on which issue, until they leave', async () => {
	const house = await aHouse();
	const [ann, wall] = [await aViewer(house, 'Ann'), await aViewer(house)];
	for (const { socket } of [ann, wall]) await socket.emitWithAck('join', { board: SLUG, since: 3 });
	ann.socket.emit('presence', { board: SLUG, issue: 'tariffs', doing: 'assessing' });
	await until(() => wall.presences.at(-1)?.people.length === 1);
	expect(wall.presences.at(-1)).toEqual({
		board: SLUG,
		viewers: 2,
		people: [
			{ actor: { kind: 'person', id: 'ann', name: 'Ann' }, issue: 'tariffs', doing: 'assessing' }
		]
	});
	ann.socket.disconnect();
	await until(() => wall.presences.at(-1)?.people.length === 0);
	expect(wall.presences.at(-1)?.viewers).toBe(1);
});

test('V11: however often people move, presence is sent a few times a second', async () => {
	const house = await aHouse();
	const ann = await aViewer(house, 'Ann');
	await ann.join(3);
	const doings = ['viewing', 'assessing'] as const;
	for (let turn = 0; turn < 200; turn += 1) {
		ann.socket.emit('presence', {
			board: SLUG,
			issue: 'tariffs',
			doing: doings[turn % 2] ?? 'viewing'
		});
	}
	ann.socket.emit('presence', { board: SLUG, issue: null, doing: 'viewing' });
	await until(() => ann.presences.at(-1)?.people[0]?.issue === null);
	expect(ann.presences.length).toBeLessThan(10);
});
