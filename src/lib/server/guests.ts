import type { IncomingMessage } from 'node:http';
import type { Bus } from './bus/bus.ts';
import { addressOf } from './client-address.ts';
import { ConnectionCounts } from './connection-counts.ts';

/** Most connections at one time: to this process in all, and to all processes from one address or of one account. */
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
	#inAll = Infinity;
	#trustedProxies = 0;
	#count = 0;
	readonly #from = new ConnectionCounts('connections from');
	readonly #of = new ConnectionCounts('connections of');
	readonly #whence = new WeakMap<object, string>();

	/** Sets the limits, and how many proxies are believed about where a connection comes from, once they are known. */
	limit({ inAll, fromOne }: ConnectionLimits, trustedProxies = 0): void {
		this.#inAll = inAll;
		this.#from.limit(fromOne);
		this.#of.limit(fromOne);
		this.#trustedProxies = trustedProxies;
	}

	/** From now on connections from one address, and of one account, are counted over all processes, until the returned function is called. */
	share(bus: Bus): () => void {
		const ends = [this.#from, this.#of].map((counts) => counts.share(bus));
		return () => ends.forEach((end) => end());
	}

	/** Whether one more may come from where this request comes from. */
	hasRoomFor(request: IncomingMessage): boolean {
		return this.hasRoom && this.#from.hasRoomFor(this.#addressOf(request));
	}

	/** Whether one more may come, from some address at least. */
	get hasRoom(): boolean {
		return this.#count < this.#inAll;
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
		this.#from.count(address, connection);
		connection.once('close', () => (this.#count -= 1));
	}

	/** Counts a connection as that of an account, wherever it comes from; false where it has too many already. */
	admit(account: string, connection: Closing): boolean {
		if (!this.#of.hasRoomFor(account)) return false;
		this.#of.count(account, connection);
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

/** Everybody who is connected to this process. */
export const guests = new Guests();
