import { once } from 'node:events';
import { WebSocketServer } from 'ws';
import { answer } from './answer.js';

// The least a server can do: one frame, encoded once, written to every socket.

/** @type {Set<import('node:net').Socket>} */
const sockets = new Set();
let frame = Buffer.alloc(0);

/**
 * An unmasked text frame (RFC 6455, 5.2).
 *
 * @param {string} text
 */
function frameOf(text) {
	const body = Buffer.from(text);
	if (body.length < 126) return Buffer.concat([Buffer.from([0x81, body.length]), body]);
	return Buffer.concat([Buffer.from([0x81, 126, body.length >> 8, body.length & 255]), body]);
}

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', (viewer, { socket }) => {
	sockets.add(socket);
	viewer.on('close', () => sockets.delete(socket));
	viewer.on('message', () => {
		for (const each of sockets) each.write(frame);
	});
});
await once(server, 'listening');

answer({
	url() {
		const address = server.address();
		return typeof address === 'object' ? `ws://127.0.0.1:${address?.port}` : '';
	},
	/** @param {string} text */
	frame(text) {
		frame = frameOf(text);
	}
});
