import { instantOf, type Instant } from '#lib/domain/day.ts';

/** Mishaps that a wall keeps. */
const MOST_KEPT = 8;
const LONGEST = 300;

/** Something that went wrong on a wall. */
export interface Mishap {
	at: Instant;
	message: string;
}

/** What went wrong lately on one wall, newest first: for whoever looks after it, not for the room. */
export class Mishaps {
	#list = $state.raw<readonly Mishap[]>([]);

	get list(): readonly Mishap[] {
		return this.#list;
	}

	/** `now`: ms since 1970. */
	add(message: string, now: number): void {
		const mishap = { at: instantOf(now), message: message.slice(0, LONGEST) };
		this.#list = [mishap, ...this.#list].slice(0, MOST_KEPT);
	}
}
