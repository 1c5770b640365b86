/** Lets things that come in crowds happen a few in each turn of the event loop, in their order, so that others have theirs. */
export class Pace {
	readonly #each: number;
	readonly #waiting: (() => void)[] = [];
	#left: number;
	#isPlanned = false;

	/** `each`: how many happen in one turn. */
	constructor(each: number) {
		this.#each = each;
		this.#left = each;
	}

	/** Does it now, where few have come in this turn; else in a later one. */
	do(act: () => void): void {
		this.#waiting.push(act);
		if (this.#left > 0 && this.#waiting.length === 1) this.#run();
	}

	/** Resolves when it is the caller's turn. */
	turn(): Promise<void> {
		return new Promise((resolve) => this.do(resolve));
	}

	#run(): void {
		for (; this.#left > 0; this.#left -= 1) {
			const next = this.#waiting.shift();
			if (!next) break;
			next();
		}
		if (this.#left < this.#each) this.#planNext();
	}

	#planNext(): void {
		if (this.#isPlanned) return;
		this.#isPlanned = true;
		setImmediate(() => {
			this.#isPlanned = false;
			this.#left = this.#each;
			this.#run();
		});
	}
}
