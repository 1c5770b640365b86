import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

/** A connection beneath all protocols. It reads nothing unless it is told to. */
export async function aWire(url: string): Promise<Socket> {
	const { hostname, port } = new URL(url);
	const wire = connect({ host: hostname, port: Number(port) });
	wire.on('error', () => undefined);
	await once(wire, 'connect');
	return wire;
}

/** All that comes until the other side ends it. */
export async function heardOn(wire: Socket): Promise<string> {
	let heard = '';
	wire.on('data', (data) => (heard += data.toString('latin1')));
	// It may end by an error, too.
	if (!wire.closed) await new Promise((resolve) => wire.once('close', resolve));
	return heard;
}

/** A connection that has become a WebSocket. */
export async function aWebSocketWire(url: string, offer = ''): Promise<Socket> {
	const wire = await aWire(url);
	const key = randomBytes(16).toString('base64');
	wire.write(
		`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${new URL(url).host}\r\n${offer}` +
			`Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`
	);
	const [answer] = await once(wire, 'data');
	if (!/^HTTP\/1.1 101/.test(String(answer)) || /extensions/i.test(String(answer)))
		throw new Error(`It is none, or more than one: ${String(answer)}`);
	wire.pause();
	return wire;
}

/** A frame as a client must mask it. `first`: its first byte. */
export function frame(first: number, payload: Buffer): Buffer {
	const mask = Buffer.alloc(4);
	const head =
		payload.length < 126
			? Buffer.from([first, 0x80 | payload.length])
			: Buffer.from([first, 0x80 | 126, payload.length >> 8, payload.length & 255]);
	return Buffer.concat([head, mask, payload]);
}

/** What a process has in memory, in megabytes. */
export function memoryOf(pid: number): number {
	const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
	return Number(kilobytes) / 1024;
}
