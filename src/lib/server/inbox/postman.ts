import type { Slug } from '#lib/domain/slug.ts';
import { log } from '../log.ts';
import type { Deliveries } from './deliveries.ts';

/** Boards are looked at for what was left, in ms. */
const LOOK_EVERY = 10_000;
/** Changes that come in a burst are delivered together. */
const GATHER = 100;

/** Sees to it that all that happens is delivered, soon after it was committed, and that nothing is left. */
export class Postman {
	readonly #deliveries: Pick<Deliveries, 'catchUp' | 'lagging'>;
	readonly #listeners = new Set<() => void>();
	readonly #due = new Set<Slug>();
	#round: Promise<void> | null = null;
	#looking: ReturnType<typeof setInterval> | undefined;
	#stopped = false;

	constructor(deliveries: Pick<Deliveries, 'catchUp' | 'lagging'>) {
		this.#deliveries = deliveries;
	}

	start(): void {
		this.#looking = setInterval(() => void this.look(), LOOK_EVERY);
		void this.look();
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
		try {
			for (const board of await this.#deliveries.lagging()) this.wake(board);
		} catch (error) {
			log.warn({ err: error }, 'looking for what to deliver failed');
		}
	}

	async #goRound(): Promise<void> {
		while (this.#due.size > 0) {
			await new Promise((resolve) => setTimeout(resolve, this.#stopped ? 0 : GATHER));
			const boards = [...this.#due];
			this.#due.clear();
			for (const board of boards) await this.#deliver(board);
			this.changed();
		}
		this.#round = null;
	}

	async #deliver(board: Slug): Promise<void> {
		try {
			await this.#deliveries.catchUp(board);
		} catch (error) {
			log.warn({ err: error, board }, 'delivering failed');
		}
	}
}
