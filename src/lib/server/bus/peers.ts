import * as z from 'zod/mini';
import type { Bus } from './bus.ts';

/** How often each process tells all that it holds, in ms. */
const TOLD_EVERY = 3_000;
/** What a process held that was not heard of for so long is forgotten, in ms: it is gone, or out of sight. */
const FORGOTTEN_AFTER = 10_000;

/** What is held, under which topic. */
interface Held<T> {
	readonly topic: string;
	readonly schema: z.ZodMiniType<T>;
	/** Milliseconds that only ever go on. */
	readonly clock?: () => number;
}

interface Peer<T> {
	heardAt: number;
	readonly held: Map<string, T>;
}

/**
 * What the other processes of an installation hold, by key. Each tells what changes at once, and all of it every few seconds,
 * so that whatever was lost is known soon, and what a process held that died is forgotten.
 */
export class Peers<T> {
	readonly #bus: Bus;
	readonly #topic: string;
	readonly #clock: () => number;
	readonly #mine = new Map<string, T>();
	readonly #peers = new Map<string, Peer<T>>();
	readonly #listeners = new Set<(key: string) => void>();
	readonly #unlisten: () => void;
	readonly #timer: ReturnType<typeof setInterval>;

	constructor(bus: Bus, { topic, schema, clock = () => performance.now() }: Held<T>) {
		this.#bus = bus;
		this.#topic = topic;
		this.#clock = clock;
		const Entries = z.array(z.tuple([z.string(), z.nullable(schema)]));
		const Message = z.object({ isAll: z.boolean(), entries: Entries });
		this.#unlisten = bus.hear(topic, Message, (message, from) => this.#heard(message, from));
		this.#timer = setInterval(() => this.#look(), TOLD_EVERY);
		this.#timer.unref();
	}

	/** From now on this process holds that under a key; null where it holds nothing there. */
	hold(key: string, value: T | null): void {
		if (value === null && !this.#mine.delete(key)) return;
		if (value !== null) this.#mine.set(key, value);
		this.#bus.tell(this.#topic, { isAll: false, entries: [[key, value]] });
	}

	/** What the others hold under a key. */
	of(key: string): T[] {
		return [...this.#peers.values()].flatMap(({ held }) => held.get(key) ?? []);
	}

	/** Calls back with each key under which others hold something else, until the returned function is called. */
	onChange(listener: (key: string) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** This process holds nothing any more. */
	close(): void {
		clearInterval(this.#timer);
		this.#unlisten();
		this.#mine.clear();
		this.#bus.tell(this.#topic, { isAll: true, entries: [] });
	}

	#look(): void {
		if (this.#mine.size > 0) this.#bus.tell(this.#topic, { isAll: true, entries: [...this.#mine] });
		const latest = this.#clock() - FORGOTTEN_AFTER;
		for (const [name, { heardAt, held }] of this.#peers) {
			if (heardAt > latest) continue;
			this.#peers.delete(name);
			this.#changed(held.keys());
		}
	}

	#heard(
		{ isAll, entries }: { isAll: boolean; entries: readonly [string, T | null][] },
		from: string
	): void {
		const before = this.#peers.get(from)?.held ?? new Map<string, T>();
		const held = new Map(isAll ? [] : before);
		for (const [key, value] of entries) {
			if (value === null) held.delete(key);
			else held.set(key, value);
		}
		this.#peers.set(from, { heardAt: this.#clock(), held });
		const keys = new Set([...(isAll ? before.keys() : []), ...entries.map(([key]) => key)]);
		this.#changed([...keys].filter((key) => !isSame(before.get(key), held.get(key))));
	}

	#changed(keys: Iterable<string>): void {
		for (const key of keys) for (const listener of this.#listeners) listener(key);
	}
}

const isSame = (one: unknown, other: unknown): boolean =>
	JSON.stringify(one) === JSON.stringify(other);
