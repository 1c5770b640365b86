import * as z from 'zod/mini';
import type { Bus } from './bus/bus.ts';
import { Peers } from './bus/peers.ts';

/** Others are told of whoever has more than this part of what one may have: of almost nobody. */
const TOLD_FROM = 1 / 100;

const Count = z.int();

/** How many connections each has, at this process and, where they are shared, at all of an installation. */
export class ConnectionCounts {
	readonly #mine = new Map<string, number>();
	readonly #topic: string;
	#most = Infinity;
	#peers: Peers<number> | undefined;

	/** `topic`: what they are shared as. */
	constructor(topic: string) {
		this.#topic = topic;
	}

	/** Sets how many one may have. */
	limit(most: number): void {
		this.#most = most;
	}

	/** From now on other processes know of these, and these of theirs, until the returned function is called. */
	share(bus: Bus): () => void {
		const peers = new Peers(bus, { topic: this.#topic, schema: Count });
		this.#peers = peers;
		return () => {
			this.#peers = undefined;
			peers.close();
		};
	}

	hasRoomFor(name: string): boolean {
		const elsewhere = this.#peers?.of(name) ?? [];
		return elsewhere.reduce((sum, count) => sum + count, this.#mine.get(name) ?? 0) < this.#most;
	}

	/** One more connection is that of `name`, for as long as it lasts. */
	count(name: string, connection: { once(event: 'close', listener: () => void): unknown }): void {
		this.#add(name, 1);
		connection.once('close', () => this.#add(name, -1));
	}

	#add(name: string, more: number): void {
		const count = (this.#mine.get(name) ?? 0) + more;
		if (count > 0) this.#mine.set(name, count);
		else this.#mine.delete(name);
		this.#peers?.hold(name, count > this.#most * TOLD_FROM ? count : null);
	}
}
