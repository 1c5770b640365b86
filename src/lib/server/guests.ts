import type { IncomingMessage } from 'node:http';
import { addressOf } from './client-address.ts';

/** Most connections at one time: in all, and from one address or of one account. */
export interface ConnectionLimits {
	readonly inAll: number;
	readonly fromOne: number;
}

/** A connection that has been made, as the engine of socket.io shows it. */
export interface Connection extends Closing {
	readonly request: IncomingMessage;
}
interface Closing {
	once(event: 'close', listener: () => void): unknown;
}

/** Counts who is connected, so that neither a crowd nor one address takes all there is. */
export class Guests {
	#limits: ConnectionLimits = { inAll: Infinity, fromOne: Infinity };
	#trustedProxies = 0;
	#count = 0;
	readonly #from = new Map<string, number>();
	readonly #of = new Map<string, number>();
	readonly #whence = new WeakMap<object, string>();

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
		this.#whence.set(connection, address);
		this.#count += 1;
		add(this.#from, address, 1);
		connection.once('close', () => {
			this.#count -= 1;
			add(this.#from, address, -1);
		});
	}

	/** Counts a connection as that of an account, wherever it comes from; false where it has too many already. */
	admit(account: string, connection: Closing): boolean {
		if ((this.#of.get(account) ?? 0) >= this.#limits.fromOne) return false;
		add(this.#of, account, 1);
		connection.once('close', () => add(this.#of, account, -1));
		return true;
	}

	/** Where a connection that was counted comes from. */
	whence(connection: object): string {
		return this.#whence.get(connection) ?? '';
	}

	#addressOf(request: IncomingMessage): string {
		return addressOf(request, this.#trustedProxies);
	}
}

function add(counts: Map<string, number>, name: string, more: number): void {
	const count = (counts.get(name) ?? 0) + more;
	if (count > 0) counts.set(name, count);
	else counts.delete(name);
}

/** Everybody who is connected to this process. */
export const guests = new Guests();
