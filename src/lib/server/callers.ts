import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { placeOf } from './client-address.ts';
import type { ConnectionLimits } from './guests.ts';

/** Beside each live connection its browser may have others, for pages. */
const FOR_EACH = 2;
/** Bytes that may wait for one that does not read: more than the largest board, however many ask for it. */
const MOST_WAITING = 8 * 1024 * 1024;
/** How often it is looked who does not read, in ms. */
const LOOK_EVERY = 250;

/**
 * Keeps what every connection beneath may take within bounds, whatever is spoken over it: how many there are, in all and
 * from one address, and how much waits to be read. With trusted proxies all come from these, and are counted in all alone.
 */
export function boundCallers(
	server: Server,
	{ inAll, fromOne }: ConnectionLimits,
	trustedProxies: number
): void {
	const callers = new Callers(FOR_EACH * inAll, trustedProxies > 0 ? Infinity : FOR_EACH * fromOne);
	server.on('connection', (socket) => callers.receive(socket));
	const looking = setInterval(() => callers.look(), LOOK_EVERY);
	server.on('close', () => clearInterval(looking));
}

class Callers {
	readonly #inAll: number;
	readonly #fromOne: number;
	readonly #sockets = new Set<Socket>();
	readonly #from = new Map<string, number>();

	constructor(inAll: number, fromOne: number) {
		this.#inAll = inAll;
		this.#fromOne = fromOne;
	}

	receive(socket: Socket): void {
		const address = placeOf(socket.remoteAddress ?? '');
		const count = this.#from.get(address) ?? 0;
		if (this.#sockets.size >= this.#inAll || count >= this.#fromOne) {
			socket.destroy();
			return;
		}
		this.#sockets.add(socket);
		this.#from.set(address, count + 1);
		socket.once('close', () => this.#part(socket, address));
	}

	/** Lets those go that do not read what they asked for. */
	look(): void {
		for (const socket of this.#sockets) {
			if (socket.writableLength > MOST_WAITING) socket.destroy();
		}
	}

	#part(socket: Socket, address: string): void {
		this.#sockets.delete(socket);
		const left = (this.#from.get(address) ?? 1) - 1;
		if (left > 0) this.#from.set(address, left);
		else this.#from.delete(address);
	}
}
