import { IncomingMessage } from 'node:http';
import type { LiveSocket } from './types.ts';

/** With this the engine tells middlewares that a connection is closed, of which there are none; it holds the request by it. */
const TELLS_MIDDLEWARES = '() => this.emit("close")';

/** Lets go of the request that a connection began with, headers and all, which the engine would keep for as long as it lasts. */
export function forgetRequest(raw: object): void {
	const request: unknown = Reflect.get(raw, 'request');
	Reflect.set(raw, 'request', null);
	if (!(request instanceof IncomingMessage)) return;
	const { socket } = request;
	for (const listener of socket.listeners('close')) {
		if (String(listener) === TELLS_MIDDLEWARES)
			Reflect.apply(socket.removeListener, socket, ['close', listener]);
	}
}

/** Lets go of what a connection said of itself, but for who it says it is: that alone is asked for again. */
export function forgetHandshake(socket: LiveSocket): void {
	Reflect.set(socket, 'handshake', { auth: socket.handshake.auth });
}
