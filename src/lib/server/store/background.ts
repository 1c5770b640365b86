import { log } from '../log.ts';

/** Work that nobody waits for, one piece after another. What fails is logged: it must be of a kind that can be done later. */
export class Background {
	#last: Promise<void> = Promise.resolve();

	start(what: string, work: () => Promise<void>): void {
		this.#last = this.#last
			.then(work)
			.catch((error: unknown) => log.warn({ err: error }, `${what} failed`));
	}

	/** Resolves when all that was started has ended. */
	settled(): Promise<void> {
		return this.#last;
	}
}
