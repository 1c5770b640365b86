import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { keyOf } from '../e2e/harness/accounts.ts';
import { command, makeBoard } from '../e2e/harness/desk.ts';
import { BuiltServer } from '../e2e/harness/server.ts';
import { Client } from './client.ts';
import { aWebSocketWire, aWire, frame, heardOn, memoryOf } from './raw.ts';

/** Live connections that one address may have here; of all connections twice as many. */
const EACH = 150;
const SLOW = 100;
/** Megabytes that no attack may cost. */
const MOST_MEMORY = 150;
/** A machine that tells the memory of its processes. */
const TELLS_MEMORY = existsSync('/proc/self/status');

let server: BuiltServer;
let viewer: Client;
let slow: Socket[];
let before: number;
const wires: Socket[] = [];

beforeAll(async () => {
	server = await BuiltServer.start({
		...{ DEMARCHE_SAMPLE: 'off', DEMARCHE_CONNECTIONS_EACH: String(EACH) }
	});
	await makeBoard(server);
	viewer = new Client([server.url]);
	await vi.waitFor(() => expect(viewer.isLive).toBe(true), { timeout: 20_000 });
	before = TELLS_MEMORY ? memoryOf(server.pid) : 0;
	slow = await Promise.all(Array.from({ length: SLOW }, () => aWire(server.url)));
	for (const wire of slow) wire.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ');
});
afterEach(async () => {
	await expectServed();
	for (const wire of wires.splice(0)) wire.destroy();
});
afterAll(async () => {
	for (const wire of slow) wire.destroy();
	viewer.close();
	await server.dispose();
});

/** Says that everybody else is served: a page, a commit, and whoever looks. And that it costs little. */
async function expectServed(): Promise<void> {
	expect((await fetch(`${server.url}/b/us-china`)).status).toBe(200);
	const { revision } = viewer;
	await command(server, {
		type: 'issue.assess',
		issue: 'tariffs',
		tension: revision % 100,
		note: 'On'
	});
	await vi.waitFor(() => expect(viewer.revision).toBe(revision + 1), { timeout: 20_000 });
	expect(viewer.faults).toEqual([]);
	if (TELLS_MEMORY) expect(memoryOf(server.pid) - before).toBeLessThan(MOST_MEMORY);
}

test('X16: a head that is too large is refused without being read on', async () => {
	const wire = await aWire(server.url);
	wires.push(wire);
	const heard = heardOn(wire);
	wire.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Huge: ');
	for (let kilobytes = 0; kilobytes < 64 && !wire.destroyed; kilobytes += 1)
		wire.write('x'.repeat(1024));
	// Who goes on sending may be cut off before the answer is read.
	expect(await heard).toMatch(/^(HTTP\/1.1 431|$)/);
	expect(wire.closed).toBe(true);
});

test.for([
	['of a reserved kind', Buffer.from([0x83, 0x80, 0, 0, 0, 0])],
	['that is not masked', Buffer.from([0x81, 0x01, 0x32])],
	['with a reserved bit, as if compressed', frame(0xc1, gzipSync(Buffer.alloc(10_000)))],
	[
		'that says it is of 2 ** 62 bytes',
		Buffer.from([0x81, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
	],
	['that goes on with what never began', frame(0x80, Buffer.from('x'))],
	['of control that is in pieces', frame(0x09, Buffer.from('x'))],
	['of no valid text', frame(0x81, Buffer.from([0xff, 0xfe]))]
] as const)(
	'X16: a WebSocket frame %s ends its connection, and nothing else',
	async ([, bytes]) => {
		const wire = await aWebSocketWire(server.url);
		wires.push(wire);
		wire.write(bytes);
		wire.resume();
		await heardOn(wire);
		expect(wire.closed).toBe(true);
	}
);

test('X16: a message in pieces without an end is cut off at its limit', async () => {
	const wire = await aWebSocketWire(server.url);
	wires.push(wire);
	const piece = Buffer.alloc(60_000, 'x');
	wire.resume();
	wire.write(frame(0x01, piece));
	for (let sent = 0; sent < 200 && !wire.destroyed; sent += 1) {
		wire.write(frame(0x00, piece));
		await setImmediate();
	}
	await heardOn(wire);
	expect(wire.closed).toBe(true);
});

test('X16: no compression is agreed to, and a body that is compressed is not unpacked', async () => {
	const offer = 'Sec-WebSocket-Extensions: permessage-deflate\r\n';
	wires.push(await aWebSocketWire(server.url, offer));
	const bomb = gzipSync(Buffer.alloc(200_000_000));
	const answer = await fetch(`${server.url}/api/v1/boards/us-china/commands`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			'content-encoding': 'gzip',
			authorization: `Bearer ${await keyOf(server, 'Bob Brown')}`
		},
		body: bomb
	});
	expect(answer.status).toBe(400);
});

test('X16: who pings without end and reads no answer is let go', async () => {
	const wire = await aWebSocketWire(server.url);
	wires.push(wire);
	const pings = Buffer.concat(Array.from({ length: 500 }, () => frame(0x89, Buffer.alloc(125))));
	let sent = 0;
	const isOver = () => wire.destroyed || wire.errored !== null;
	while (!isOver() && sent < 400_000_000) {
		if (wire.write(pings)) sent += pings.length;
		await setImmediate();
	}
	await vi.waitFor(() => expect(isOver()).toBe(true), { timeout: 20_000 });
});

test('X16: of a flood of connections from one address only so many are taken', async () => {
	const flood = await Promise.allSettled(Array.from({ length: 4 * EACH }, () => aWire(server.url)));
	const made = flood.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
	wires.push(...made);
	for (const wire of made) wire.resume();
	await vi.waitFor(
		() => expect(made.filter((wire) => !wire.closed).length).toBeLessThanOrEqual(2 * EACH),
		{ timeout: 20_000 }
	);
	for (const wire of made) wire.destroy();
	await vi.waitFor(async () => expect((await fetch(server.url)).status).toBe(200), {
		timeout: 20_000
	});
});

test('X16: whoever sends a request letter by letter is let go in seconds', async () => {
	for (const wire of slow) wire.resume();
	await vi.waitFor(
		() => {
			for (const wire of slow) if (!wire.destroyed) wire.write('x');
			expect(slow.filter((wire) => !wire.closed)).toEqual([]);
		},
		{ timeout: 20_000, interval: 250 }
	);
});
