import pg from 'pg';
import { setTimeout } from 'node:timers/promises';
import { log } from '../log.ts';
import type { Channel } from './database.ts';

/** What the trigger on the log tells on, and what processes tell one another on. */
export const CHANNELS: Readonly<Record<Channel, string>> = {
	log: 'demarche',
	bus: 'demarche_bus'
};
/** How long to wait for the server to answer, in ms. */
const PATIENCE = 5_000;
/** How long after a connection broke the next is tried, in ms; and how often one is asked whether it still is one. */
const PAUSE = 500;
const EVERY = 15_000;

/** One connection that is told of all news, made again whenever it breaks. */
export class Listening {
	readonly #url: string;
	readonly #stopping = new AbortController();
	readonly #heard = new Map<string, (news: string) => void>();
	#going: Promise<void> = Promise.resolve();
	#begun: Promise<void> | undefined;

	constructor(url: string) {
		this.#url = url;
	}

	/** Calls back with the news of a channel. Resolves when it is told of any. */
	start(channel: Channel, heard: (news: string) => void): Promise<void> {
		this.#heard.set(CHANNELS[channel], heard);
		this.#begun ??= new Promise((resolve) => {
			this.#going = this.#goOn(resolve);
		});
		return this.#begun;
	}

	/** Resolves when nothing is told any more. */
	async stop(): Promise<void> {
		this.#stopping.abort();
		await this.#going;
	}

	async #goOn(listening: () => void): Promise<void> {
		const { signal } = this.#stopping;
		while (!signal.aborted) {
			await this.#hear(listening).catch((error: unknown) =>
				log.warn({ err: error }, 'news of other processes is not heard')
			);
			await setTimeout(PAUSE, undefined, { signal }).catch(() => undefined);
		}
	}

	/** Resolves or rejects when the connection is gone. */
	async #hear(listening: () => void): Promise<void> {
		const client = new pg.Client({
			connectionString: this.#url,
			connectionTimeoutMillis: PATIENCE,
			query_timeout: PATIENCE
		});
		const broken = new Promise<void>((_, reject) => client.on('error', reject));
		broken.catch(() => undefined);
		client.on('notification', ({ channel, payload = '' }) => this.#heard.get(channel)?.(payload));
		try {
			await client.connect();
			for (const channel of Object.values(CHANNELS)) await client.query(`listen ${channel}`);
			listening();
			await Promise.race([broken, this.#ask(client)]);
		} finally {
			await client.end().catch(() => undefined);
		}
	}

	/** A connection that was cut on the way is silent like one without news: it is asked now and then. */
	async #ask(client: pg.Client): Promise<void> {
		const { signal } = this.#stopping;
		for (;;) {
			await setTimeout(EVERY, undefined, { signal }).catch(() => undefined);
			if (signal.aborted) return;
			await client.query('select 1');
		}
	}
}
