import { createContext } from 'svelte';
import { dayOf, instantOf, type Day } from '#lib/domain/day.ts';

const SECOND = 1000;

/** The server's time on this device, second by second. It stands still until it runs, so that a page hydrates as it was rendered. */
export class Clock {
	#now: number;
	readonly #today: Day;

	/** `now`: the server's time at which the page was made, in milliseconds since 1970. */
	constructor(now: number) {
		this.#now = $state.raw(now);
		this.#today = $derived(dayOf(instantOf(this.#now)));
	}

	/** Milliseconds since 1970 by the server's clock. */
	get now(): number {
		return this.#now;
	}

	/** The day it is, in UTC. */
	get today(): Day {
		return this.#today;
	}

	/** Runs until the returned function is called. `skew`: this device's clock minus the server's, in milliseconds. */
	run(skew: () => number): () => void {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const tick = () => {
			this.#now = Date.now() - skew();
			timer = setTimeout(tick, SECOND - (this.#now % SECOND));
		};
		tick();
		return () => clearTimeout(timer);
	}
}

export const [getClock, setClock] = createContext<Clock>();
