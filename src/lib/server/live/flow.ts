/**
 * Lets something happen at once, and then at most once in a while: what comes in between is done together at the end of
 * the while. `every` says how long that is, in milliseconds, each time anew.
 */
export class Flow {
	readonly #act: () => void;
	readonly #every: () => number;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#due = false;

	constructor(act: () => void, every: () => number) {
		this.#act = act;
		this.#every = every;
	}

	/** Something is to be done. */
	request(): void {
		this.#due = true;
		if (!this.#timer) this.#run();
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#due = false;
	}

	#run(): void {
		this.#timer = undefined;
		if (!this.#due) return;
		this.#due = false;
		this.#timer = setTimeout(() => this.#run(), this.#every());
		this.#act();
	}
}
