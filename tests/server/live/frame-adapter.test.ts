import { once } from 'node:events';
import { createServer } from 'node:http';
import { Server, type Namespace, type Socket as ServerSocket } from 'socket.io';
import { io } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { FrameAdapter } from '#lib/server/live/frame-adapter.ts';
import { textFrame } from '#lib/server/live/frame.ts';
import { Wire } from '#lib/server/live/wire.ts';
import { until } from './house.ts';

const ROOM = 'room';

interface World {
	readonly io: Server;
	readonly url: string;
	/** Packets that went through the engine, since asked last. */
	throughEngine(): number;
	/** Viewers that the adapter called held up. */
	readonly heldUp: string[];
}

/** A socket server over the adapter, whose viewers are in one room. */
async function aWorld({ slice = 1000, compress = false, letGo = false } = {}): Promise<World> {
	const http = createServer();
	const heldUp: string[] = [];
	class Frames extends FrameAdapter {
		constructor(nsp: Namespace) {
			super(nsp, ({ id }) => heldUp.push(id) > 0 && letGo, slice);
		}
	}
	const perMessageDeflate = compress && { threshold: 0 };
	const server = new Server(http, { adapter: Frames, perMessageDeflate });
	server.on('connection', (socket) => void socket.join(ROOM));
	let packets = 0;
	server.engine.on('flush', (_: unknown, flushed: unknown[]) => (packets += flushed.length));
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	onTestFinished(() => void server.close());
	const address = http.address();
	const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
	const throughEngine = () => {
		const counted = packets;
		packets = 0;
		return counted;
	};
	return { io: server, url, throughEngine, heldUp };
}

/** A viewer in the room, and what it was sent. */
async function aViewer(world: World, transports = ['websocket']) {
	const heard: unknown[] = [];
	const socket = io(world.url, { transports, reconnection: false, forceNew: true });
	onTestFinished(() => void socket.disconnect());
	socket.on('said', (value: unknown) => heard.push(value));
	const inside = await connectionOf(world.io);
	await until(() => socket.connected);
	world.throughEngine();
	return { socket, heard, inside };
}

async function connectionOf(server: Server): Promise<ServerSocket> {
	return new Promise((found) => server.once('connection', found));
}

const say = ({ io }: World, ...values: unknown[]) => {
	for (const value of values) io.to(ROOM).emit('said', value);
};

test('V30: what goes to a room is written past the engine, to everybody in it', async () => {
	const world = await aWorld();
	const viewers = [await aViewer(world), await aViewer(world)];
	say(world, { text: 'Straße "界"' }, 'x'.repeat(200), 'y'.repeat(70_000));
	await until(() => viewers.every(({ heard }) => heard.length === 3));
	expect(viewers[1]?.heard).toEqual([{ text: 'Straße "界"' }, 'x'.repeat(200), 'y'.repeat(70_000)]);
	expect(world.throughEngine()).toBe(0);
});

test('V30: what goes to one viewer and what goes to all keep their order', async () => {
	const world = await aWorld();
	const { heard, inside } = await aViewer(world);
	const large = 'z'.repeat(3_000_000);
	for (let value = 0; value < 60; value += 3) {
		inside.emit('said', value);
		say(world, value + 1);
		inside.emit('said', value + 2);
		if (value === 30) inside.emit('said', large);
	}
	await until(() => heard.length === 61);
	expect(heard.filter((each) => each !== large)).toEqual(Array.from({ length: 60 }, (_, at) => at));
});

test('V30: where something waits, the engine has what follows, and whoever lags is told of', async () => {
	const world = await aWorld();
	const { heard, inside } = await aViewer(world);
	inside.emit('said', 'first');
	inside.emit('said', 'second');
	say(world, 'third');
	expect(world.heldUp).toEqual([inside.id]);
	await until(() => heard.length === 3);
	expect(heard).toEqual(['first', 'second', 'third']);
	expect(world.throughEngine()).toBe(3);
});

test('V30: who is let go because of what waits is sent nothing more', async () => {
	const world = await aWorld({ letGo: true });
	const { heard, inside } = await aViewer(world);
	inside.emit('said', 'first');
	say(world, 'second');
	await until(() => heard.length === 1);
	say(world, 'third');
	await until(() => heard.length === 2);
	expect(heard).toEqual(['first', 'third']);
});

test('V30: a connection by polling or with compression has what all have', async () => {
	const [polled, compressed] = [await aWorld(), await aWorld({ compress: true })];
	for (const [world, transports] of [
		[polled, ['polling']],
		[compressed, ['websocket']]
	] as const) {
		const { heard } = await aViewer(world, [...transports]);
		say(world, 'one', 'two');
		await until(() => heard.length === 2);
		expect(heard).toEqual(['one', 'two']);
		expect(world.throughEngine()).toBeGreaterThan(0);
	}
});

test('V30: a connection that changes from polling to a websocket loses nothing', async () => {
	const world = await aWorld();
	const { heard, inside } = await aViewer(world, ['polling', 'websocket']);
	let said = 0;
	while (inside.conn.transport.name !== 'websocket' || said < 200) {
		say(world, (said += 1));
		await new Promise((turn) => setImmediate(turn));
	}
	say(world, 'last');
	await until(() => heard.at(-1) === 'last');
	expect(heard.slice(0, -1)).toEqual(Array.from({ length: said }, (_, at) => at + 1));
});

test('V30: binary and volatile packets, acknowledgements and exceptions go their own way', async () => {
	const world = await aWorld();
	const [one, other] = [await aViewer(world), await aViewer(world)];
	one.socket.on('asked', (answer: (value: string) => void) => answer('yes'));
	other.socket.on('asked', (answer: (value: string) => void) => answer('no'));
	expect(await world.io.to(ROOM).timeout(5000).emitWithAck('asked')).toEqual(
		expect.arrayContaining(['yes', 'no'])
	);
	say(world, Buffer.from([1, 2, 3]));
	world.io.to(ROOM).except(other.inside.id).emit('said', 'not to the other');
	await until(() => one.heard.length === 2 && other.heard.length === 1);
	expect(one.heard).toEqual([Buffer.from([1, 2, 3]), 'not to the other']);
	world.io.to(ROOM).volatile.emit('said', 'light');
	await until(() => other.heard.at(-1) === 'light');
});

test('V30: a large room has it slice by slice, in order, and whoever leaves meanwhile no more', async () => {
	const world = await aWorld({ slice: 2 });
	const viewers = [await aViewer(world), await aViewer(world), await aViewer(world)];
	viewers.push(await aViewer(world), await aViewer(world));
	say(world, 'first', 'second');
	void viewers[4]?.inside.leave(ROOM);
	viewers[0]?.inside.emit('said', 'own');
	await until(() => viewers.slice(0, 4).every(({ heard }) => heard.includes('second')));
	for (const { heard } of viewers.slice(1, 4)) expect(heard).toEqual(['first', 'second']);
	expect(viewers[4]?.heard).toEqual([]);
});

test('V30: whoever comes, leaves or comes back has what is said while they are in the room, once', async () => {
	const world = await aWorld();
	const viewers = [await aViewer(world)];
	say(world, 'first');
	viewers.push(await aViewer(world));
	say(world, 'second');
	await viewers[0]?.inside.leave(ROOM);
	say(world, 'third');
	await viewers[0]?.inside.join(ROOM);
	say(world, 'fourth');
	await until(() => viewers[1]?.heard.length === 3 && viewers[0]?.heard.length === 3);
	viewers[1]?.socket.disconnect();
	await until(() => viewers[1]?.inside.connected === false);
	await viewers[0]?.inside.leave(ROOM);
	viewers.push(await aViewer(world));
	say(world, 'fifth');
	await until(() => viewers[2]?.heard.length === 1);
	expect(viewers.map(({ heard }) => heard)).toEqual([
		['first', 'second', 'fourth'],
		['second', 'third', 'fourth'],
		['fifth']
	]);
	expect(world.throughEngine()).toBe(0);
});

test('V30: where the insides of the engine are not as expected there is no way past it', () => {
	expect(Wire.of('a', {})).toBeUndefined();
	const transport = {
		name: 'websocket',
		writable: true,
		socket: { readyState: 1, extensions: '' }
	};
	expect(Wire.of('a', { upgrading: false, writeBuffer: [], transport })).toBeUndefined();
});

test.each([0, 125, 126, 65_535, 65_536])('V30: a frame of %i bytes says its length', (length) => {
	const frame = textFrame('a'.repeat(length));
	const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
	expect(frame[0]).toBe(0x81);
	expect(frame).toHaveLength(start + length);
	const said = start === 2 ? frame[1] : start === 4 ? frame.readUInt16BE(2) : frame.readUInt32BE(6);
	expect(said).toBe(length);
});

test('O11: a fan-out is over when the last slice of viewers was written to, not when it began', async () => {
	const world = await aWorld({ slice: 1 });
	const viewers = [await aViewer(world), await aViewer(world), await aViewer(world)];
	const { adapter } = world.io.of('/');
	if (!(adapter instanceof FrameAdapter)) throw new Error('There is another adapter');
	const over: string[] = [];
	say(world, 'first');
	adapter.afterBroadcasts(() => over.push('first'));
	say(world, 'second');
	adapter.afterBroadcasts(() => over.push('second'));
	expect(over).toEqual([]);
	await until(() => over.length === 2);
	expect(over).toEqual(['first', 'second']);
	await until(() => viewers.every(({ heard }) => heard.length === 2));
	adapter.afterBroadcasts(() => over.push('nothing waits'));
	expect(over).toHaveLength(3);
});
