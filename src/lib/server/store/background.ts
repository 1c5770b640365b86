import { setImmediate } from 'node:timers/promises';
import { log } from '../log.ts';

/**
 * Work that nobody waits for, one piece after another. Of pieces by one name the last to be started replaces one that
 * still waits, so that a flood of them holds nothing up. What fails is logged: it must be of a kind that can be done later.
 */
export class Background {
	readonly #waiting = new Map<string, () => Promise<void>>();
	#running: Promise<void> | undefined;

	start(name: string, work: () => Promise<void>): void {
		this.#waiting.set(name, work);
		this.#running ??= this.#run();
	}

	/** Resolves when all that was started has ended. */
	async settled(): Promise<void> {
		await this.#running;
	}

	async #run(): Promise<void> {
		// Whoever started it goes on first.
		await setImmediate();
		for (const [name, work] of this.#waiting) {
			this.#waiting.delete(name);
			await work().catch((error: unknown) => log.warn({ err: error }, `${name} failed`));
		}
		this.#running = undefined;
	}
}
