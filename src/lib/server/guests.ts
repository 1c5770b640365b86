import type { IncomingMessage } from 'node:http';
import { addressOf } from './client-address.ts';

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
	#trustedProxies = 0;
	#count = 0;
	readonly #from = new Map<string, number>();

	/** Sets the limits, and how many proxies are believed about where a connection comes from, once they are known. */
	limit(limits: ConnectionLimits, trustedProxies = 0): void {
		this.#limits = limits;
		this.#trustedProxies = trustedProxies;
	}

	/** Whether one more may come from where this request comes from. */
	hasRoomFor(request: IncomingMessage): boolean {
		return this.hasRoom && (this.#from.get(this.#addressOf(request)) ?? 0) < this.#limits.fromOne;
	}

	/** Whether one more may come, from some address at least. */
	get hasRoom(): boolean {
		return this.#count < this.#limits.inAll;
	}

	/** How many are connected. */
	get size(): number {
		return this.#count;
	}

	/** Counts a connection for as long as it lasts. */
	count(connection: Connection): void {
		const address = this.#addressOf(connection.request);
		this.#add(address, 1);
		connection.once('close', () => this.#add(address, -1));
	}

	#addressOf(request: IncomingMessage): string {
		return addressOf(request, this.#trustedProxies);
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
