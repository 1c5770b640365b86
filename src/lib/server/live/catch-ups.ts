import type { CaughtUp } from '../boards.ts';
import { Encoded } from './encoded.ts';

/** Characters of answers kept: a bound for when everybody holds another revision. */
const MOST = 8_000_000;
/** Who holds nothing, or too little, is given the whole board, whatever they held. */
const WHOLE = -1;

/** The answers to those who join a board, each encoded once for all who held the same revision. */
export class CatchUps {
	#revision = 0;
	#size = 0;
	#answers = new Map<number, Encoded>();

	/** `since`: the revision held. */
	answer(since: number | undefined, caughtUp: CaughtUp): Encoded {
		if (caughtUp.revision !== this.#revision) this.#beginAt(caughtUp.revision);
		const key = 'board' in caughtUp ? WHOLE : (since ?? WHOLE);
		const kept = this.#answers.get(key);
		if (kept) return kept;
		const made = new Encoded({ ok: true, ...caughtUp });
		this.#size += made.json.length;
		if (this.#size <= MOST) this.#answers.set(key, made);
		return made;
	}

	#beginAt(revision: number): void {
		this.#revision = revision;
		this.#size = 0;
		this.#answers = new Map();
	}
}
