import pg from 'pg';
import { setTimeout } from 'node:timers/promises';
import { log } from '../log.ts';

/** What the trigger on the log tells on. */
const CHANNEL = 'demarche';
/** How long to wait for the server to answer, in ms. */
const PATIENCE = 5_000;
/** How long after a connection broke the next is tried, in ms; and how often one is asked whether it still is one. */
const PAUSE = 500;
const EVERY = 15_000;

/** One connection that is told of every commit, made again whenever it breaks. */
export class Listening {
	readonly #url: string;
	readonly #stopping = new AbortController();
	#going: Promise<void> = Promise.resolve();

	constructor(url: string) {
		this.#url = url;
	}

	/** Resolves when it is told for the first time. */
	start(heard: (news: string) => void): Promise<void> {
		return new Promise((resolve) => {
			this.#going = this.#goOn(heard, resolve);
		});
	}

	/** Resolves when nothing is told any more. */
	async stop(): Promise<void> {
		this.#stopping.abort();
		await this.#going;
	}

	async #goOn(heard: (news: string) => void, listening: () => void): Promise<void> {
		const { signal } = this.#stopping;
		while (!signal.aborted) {
			await this.#hear(heard, listening).catch((error: unknown) =>
				log.warn({ err: error }, 'news of other processes is not heard')
			);
			await setTimeout(PAUSE, undefined, { signal }).catch(() => undefined);
		}
	}

	/** Resolves or rejects when the connection is gone. */
	async #hear(heard: (news: string) => void, listening: () => void): Promise<void> {
		const client = new pg.Client({
			connectionString: this.#url,
			connectionTimeoutMillis: PATIENCE,
			query_timeout: PATIENCE
		});
		const broken = new Promise<void>((_, reject) => client.on('error', reject));
		broken.catch(() => undefined);
		client.on('notification', ({ payload = '' }) => heard(payload));
		try {
			await client.connect();
			await client.query(`listen ${CHANNEL}`);
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
