import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { Database } from '../database/database.ts';
import { log } from '../log.ts';
import { ALONE, type Bus } from './bus.ts';
import { Pieces, piecesOf } from './pieces.ts';

/** Messages that may wait while the database does not answer: past these the oldest are lost. */
const MOST_WAITING = 1_000;

const Told = z.tuple([z.string(), z.unknown()]);

/** The database as what carries news. */
type Air = Pick<Database, 'listen' | 'tell'>;

/** A bus over PostgreSQL's own. What is told while something is under way goes together, so that it is in order. */
export class NotifyBus implements Bus {
	readonly #air: Air;
	readonly #self = randomUUID();
	readonly #pieces = new Pieces();
	readonly #listeners = new Map<string, Set<(message: unknown, from: string) => void>>();
	readonly #waiting: string[][] = [];
	#telling: Promise<void> | null = null;

	constructor(air: Air) {
		this.#air = air;
	}

	/** Resolves when others are heard. */
	start(): Promise<void> {
		return this.#air.listen('bus', (news) => this.#heard(news));
	}

	tell(topic: string, message: object): void {
		if (this.#waiting.length >= MOST_WAITING) this.#waiting.shift();
		this.#waiting.push(piecesOf(this.#self, [topic, message]));
		this.#telling ??= this.#tellAll();
	}

	hear<Message>(
		topic: string,
		schema: z.ZodMiniType<Message>,
		heard: (message: Message, from: string) => void
	): () => void {
		const listener = (told: unknown, from: string) => {
			const message = schema.safeParse(told);
			if (message.success) heard(message.data, from);
		};
		const listeners = this.#listeners.get(topic) ?? new Set();
		this.#listeners.set(topic, listeners.add(listener));
		return () => listeners.delete(listener);
	}

	async close(): Promise<void> {
		await this.#telling;
	}

	async #tellAll(): Promise<void> {
		// What is told in the same turn goes along.
		await Promise.resolve();
		while (this.#waiting.length > 0) {
			const pieces = this.#waiting.splice(0).flat();
			try {
				await this.#air.tell(pieces);
			} catch (error) {
				log.debug({ err: error }, 'other processes could not be told');
			}
		}
		this.#telling = null;
	}

	#heard(news: string): void {
		const whole = this.#pieces.add(news);
		if (!whole || whole.sender === this.#self) return;
		const told = Told.safeParse(whole.message);
		if (!told.success) return;
		const [topic, message] = told.data;
		for (const listener of this.#listeners.get(topic) ?? []) listener(message, whole.sender);
	}
}

/** The bus of all processes that have a database. */
export async function openBus(database: Database): Promise<Bus> {
	if (database.engine === 'sqlite') return ALONE;
	const bus = new NotifyBus(database);
	await bus.start();
	return bus;
}
