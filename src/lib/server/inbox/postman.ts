import type { Slug } from '#lib/domain/slug.ts';
import { log } from '../log.ts';
import type { Deliveries } from './deliveries.ts';
import type { LaterReviews } from './later-reviews.ts';

/** Boards are looked at for what was left, in ms. */
const LOOK_EVERY = 10_000;
/** Changes that come in a burst are delivered together. */
const GATHER = 100;

/** Sees to it that all that happens is delivered, soon after it was committed, and that nothing is left. */
export class Postman {
	readonly #deliveries: Pick<Deliveries, 'catchUp' | 'lagging'>;
	readonly #reviews: Pick<LaterReviews, 'bring'>;
	readonly #listeners = new Set<() => void>();
	readonly #due = new Set<Slug>();
	/** Somebody may have become an editor. */
	#asksAnew = false;
	/** That could not be done. */
	#owesReviews = false;
	#round: Promise<void> | null = null;
	#looking: ReturnType<typeof setInterval> | undefined;
	#stopped = false;

	constructor(
		deliveries: Pick<Deliveries, 'catchUp' | 'lagging'>,
		reviews: Pick<LaterReviews, 'bring'>
	) {
		this.#deliveries = deliveries;
		this.#reviews = reviews;
	}

	start(): void {
		this.#looking = setInterval(() => void this.look(), LOOK_EVERY);
		void this.look();
		this.askAnew();
	}

	/** Somebody's rights have changed: what waits for a second editor may wait for them. */
	askAnew(): void {
		if (this.#stopped) return;
		this.#asksAnew = true;
		this.#round ??= this.#goRound();
	}

	/** Something was committed to a board's log, here or elsewhere. */
	wake(board: Slug): void {
		if (this.#stopped) return;
		this.#due.add(board);
		this.#round ??= this.#goRound();
	}

	/** Something has changed in somebody's inbox. */
	changed(): void {
		for (const listener of this.#listeners) listener();
	}

	/** Calls back whenever something may have changed in somebody's inbox, until the returned function is called. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Resolves once all that was due has been delivered, or has failed. */
	async settled(): Promise<void> {
		while (this.#round) await this.#round;
	}

	async stop(): Promise<void> {
		this.#stopped = true;
		clearInterval(this.#looking);
		await this.settled();
	}

	/** Looks for what was committed without a word of it, or could not be delivered. */
	async look(): Promise<void> {
		if (this.#owesReviews) this.askAnew();
		try {
			for (const board of await this.#deliveries.lagging()) this.wake(board);
		} catch (error) {
			log.warn({ err: error }, 'looking for what to deliver failed');
		}
	}

	async #goRound(): Promise<void> {
		while (this.#due.size > 0 || this.#asksAnew) {
			await new Promise((resolve) => setTimeout(resolve, this.#stopped ? 0 : GATHER));
			const boards = [...this.#due];
			this.#due.clear();
			for (const board of boards) await this.#deliver(board);
			if (this.#asksAnew) await this.#bringReviews();
			this.changed();
		}
		this.#round = null;
	}

	async #bringReviews(): Promise<void> {
		this.#asksAnew = false;
		try {
			await this.#reviews.bring();
			this.#owesReviews = false;
		} catch (error) {
			this.#owesReviews = true;
			log.warn({ err: error }, 'asking for second pairs of eyes failed');
		}
	}

	async #deliver(board: Slug): Promise<void> {
		try {
			await this.#deliveries.catchUp(board);
		} catch (error) {
			log.warn({ err: error, board }, 'delivering failed');
		}
	}
}
