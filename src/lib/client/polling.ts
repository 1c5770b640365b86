import { instantOf, type Instant } from '#lib/domain/day.ts';
import { BoardAnswer, ChangesAnswer, ErrorAnswer } from '#lib/protocol/api.ts';
import type { JoinAnswer } from '#lib/protocol/live.ts';
import type { Confirmed } from './confirmed.svelte.ts';
import type { Device } from './connection.ts';
import { momentOf } from './moment-of.ts';

/** About how often it is asked, in ms. */
const EVERY = 30_000;
/** Of many who lost their connection at once, each begins after a random part of this, in ms. */
const SPREAD = 10_000;
/** An answer is given up after so long, in ms. */
const WITHIN = 10_000;

const POLLED = 'No live connection: asked again every 30 s or so';
const BLIND = 'No live connection, and the server may not see what is new';
const RESTORED = 'The log was restored: what it holds now waits for a live connection';

/** What was read without a connection. */
export interface Reading {
	/** As a join is answered that gives `since`; null where nothing came that says anything of what is held. */
	answer: JoinAnswer | null;
	since: number;
	/** As of when it is, by the server's clock; null where that is not known. */
	at: Instant | null;
	/** How things stand, for the page; null where nothing came. */
	words: string | null;
}

const NOTHING: Reading = { answer: null, since: 0, at: null, words: null };

/** Asks for an address, as a browser does. */
export type Ask = (address: string, how: RequestInit) => Promise<Response>;

/** What came over HTTP, and as of when, in ms by the server's clock. */
interface Heard {
	status: number;
	body: unknown;
	at: number;
}

/** Reads a board by plain requests, which caches may answer, for a page that has no connection. */
export class Polling {
	readonly #confirmed: Confirmed;
	readonly #device: Device;
	readonly #fetch: Ask;
	#next: number;
	/** This device's clock is ahead of the server's by so much at most, in ms. */
	#skew = Infinity;

	constructor(
		confirmed: Confirmed,
		device: Device,
		ask: Ask = (address, how) => fetch(address, how)
	) {
		this.#confirmed = confirmed;
		this.#device = device;
		this.#fetch = ask;
		this.#next = Date.now() + device.random() * SPREAD;
	}

	/** Asks if it is time to, and hands over what came. `skew`: by how much this device's clock seems to be ahead. */
	look(skew: number, take: (reading: Reading) => void): void {
		if (Date.now() < this.#next || !this.#device.online()) return;
		this.#next = Date.now() + EVERY * (0.8 + 0.4 * this.#device.random());
		this.#skew = Math.min(this.#skew, skew);
		this.#read().then(take, () => take(NOTHING));
	}

	/** What came since, or the whole board where that is more than a page. */
	async #read(): Promise<Reading> {
		const { since } = this.#confirmed;
		if (since === undefined) return this.#whole(0);
		const heard = await this.#ask(`/changes?since=${since}`);
		if (heard.status === 404) return missing(heard);
		const { changes, more, ...standing } = ChangesAnswer.parse(heard.body);
		if (more) return this.#whole(since);
		const answer = { ok: true, revision: standing.revision, changes } as const;
		return this.#reading(answer, since, { ...standing, ...heard });
	}

	async #whole(since: number): Promise<Reading> {
		const heard = await this.#ask('');
		if (heard.status === 404) return missing(heard);
		const { board, revision, ...standing } = BoardAnswer.parse(heard.body);
		return this.#reading({ ok: true, revision, board }, since, { ...standing, ...heard });
	}

	/** Of another epoch a revision is another change: it says nothing of what is held. */
	#reading(
		answer: JoinAnswer,
		since: number,
		{ epoch, current, at }: Heard & Pick<BoardAnswer, 'epoch' | 'current'>
	): Reading {
		if (this.#confirmed.keptOf(epoch) < Infinity) return { ...NOTHING, words: RESTORED };
		return current
			? { answer, since, at: instantOf(at), words: POLLED }
			: { answer, since, at: null, words: BLIND };
	}

	/** A public board is asked for without credentials, so that to a cache all who ask the same are one. */
	async #ask(rest: string): Promise<Heard> {
		const { slug, visibility } = this.#confirmed.board;
		const address = `/api/v1/boards/${slug}${rest}`;
		if (visibility !== 'private') {
			const heard = await this.#had(address, 'omit');
			if (heard.status === 200) return heard;
		}
		// It may have become private, and whoever is here may read it still.
		return this.#had(address, 'same-origin');
	}

	async #had(address: string, credentials: RequestCredentials): Promise<Heard> {
		const asked = Date.now();
		const answer = await this.#fetch(address, {
			credentials,
			signal: AbortSignal.timeout(WITHIN)
		});
		const timing = { asked, had: Date.now(), skew: this.#skew };
		const [at, skew] = momentOf(answer.headers, timing);
		this.#skew = skew;
		return { status: answer.status, body: await answer.json(), at };
	}
}

/** The server says itself that there is no such board. */
const missing = ({ body }: Heard): Reading => ({
	...NOTHING,
	answer: { ok: false, ...ErrorAnswer.parse(body) },
	words: POLLED
});
