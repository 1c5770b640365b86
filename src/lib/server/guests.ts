import type { IncomingMessage } from 'node:http';
import { isLoopback } from './loopback.ts';

/** Most connections at one time: in all, and from one address. */
export interface ConnectionLimits {
	readonly inAll: number;
	readonly fromOne: number;
}

/** A connection that has been made, as the engine of socket.io shows it. */
export interface Connection {
	readonly request: IncomingMessage;
	once(event: 'close', listener: () => void): unknown;
}

/** Counts who is connected, so that neither a crowd nor one address takes all there is. */
export class Guests {
	#limits: ConnectionLimits = { inAll: Infinity, fromOne: Infinity };
	#count = 0;
	readonly #from = new Map<string, number>();

	/** Sets the limits, once they are known. */
	limit(limits: ConnectionLimits): void {
		this.#limits = limits;
	}

	/** Whether one more may come from where this request comes from. */
	hasRoomFor(request: IncomingMessage): boolean {
		return this.hasRoom && (this.#from.get(addressOf(request)) ?? 0) < this.#limits.fromOne;
	}

	/** Whether one more may come, from some address at least. */
	get hasRoom(): boolean {
		return this.#count < this.#limits.inAll;
	}

	/** Counts a connection for as long as it lasts. */
	count(connection: Connection): void {
		const address = addressOf(connection.request);
		this.#add(address, 1);
		connection.once('close', () => this.#add(address, -1));
	}

	#add(address: string, more: number): void {
		this.#count += more;
		const count = (this.#from.get(address) ?? 0) + more;
		if (count > 0) this.#from.set(address, count);
		else this.#from.delete(address);
	}
}

/** Everybody who is connected to this process. */
export const guests = new Guests();

/** Where a request comes from. A proxy on this machine says for whom it asks; nobody else is believed. */
export function addressOf({ headers, socket }: IncomingMessage): string {
	const peer = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
	const forwarded = headers['x-forwarded-for'];
	if (!isLoopback(peer) || forwarded === undefined) return peer;
	return String(forwarded).split(',').at(-1)?.trim() || peer;
}
