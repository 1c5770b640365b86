/** How much each of many may do: `burst` at once, and one more every `refill` ms. */
export interface Limits {
	readonly burst: number;
	readonly refill: number;
}

/** Past this many it forgets those who have everything back. */
const MOST_KEPT = 10_000;

/** Counts what each of many has done lately. It keeps nobody for longer than it takes to have everything back. */
export class Allowance {
	readonly #limits: Limits;
	/** The moment at which each has everything back, in ms. */
	readonly #whole = new Map<string, number>();

	constructor(limits: Limits) {
		this.#limits = limits;
	}

	/** Ms until this one may do it once more; 0 where it may now. */
	wait(who: string, now: number): number {
		const { burst, refill } = this.#limits;
		// Nobody owes more than all of it: the clock was put back since.
		const latest = now + burst * refill;
		if ((this.#whole.get(who) ?? 0) > latest) this.#whole.set(who, latest);
		const owed = Math.max(0, (this.#whole.get(who) ?? 0) - now);
		return Math.max(0, owed - (burst - 1) * refill);
	}

	/** This one has done it. */
	spend(who: string, now: number): void {
		if (this.#whole.size >= MOST_KEPT) this.#forget(now);
		this.#whole.set(who, Math.max(now, this.#whole.get(who) ?? 0) + this.#limits.refill);
	}

	/** What this one has done counts for nothing after all. */
	giveBack(who: string): void {
		const whole = this.#whole.get(who);
		if (whole !== undefined) this.#whole.set(who, whole - this.#limits.refill);
	}

	#forget(now: number): void {
		for (const [who, whole] of this.#whole) {
			if (whole <= now) this.#whole.delete(who);
		}
		// Still too many: the one that was counted first makes room, so that memory is bounded whatever comes.
		const [first] = this.#whole.keys();
		if (first !== undefined && this.#whole.size >= MOST_KEPT) this.#whole.delete(first);
	}
}
