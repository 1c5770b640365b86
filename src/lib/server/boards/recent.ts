import type { Change } from '#lib/domain/change.ts';

/** The last changes of a board, without a gap among them: most of those who come back ask for no more. */
export class Recent {
	readonly #most: number;
	#changes: Change[] = [];

	/** Keeps at least `most` once there are as many. */
	constructor(most: number) {
		this.#most = most;
	}

	/** Changes that come next after those held. */
	add(changes: readonly Change[]): void {
		this.#changes.push(...changes);
		if (this.#changes.length > 2 * this.#most) this.#changes = this.#changes.slice(-this.#most);
	}

	/** Older changes, up to those held. */
	addBefore(changes: readonly Change[]): void {
		const first = this.#changes[0]?.revision ?? Infinity;
		this.#changes = [...changes.filter((each) => each.revision < first), ...this.#changes];
	}

	/** At most `limit` changes after a revision; undefined where they reach further back than what is held. */
	after(revision: number, limit: number): Change[] | undefined {
		const first = this.#changes[0]?.revision;
		if (first === undefined || revision < first - 1) return undefined;
		const from = revision + 1 - first;
		return this.#changes.slice(from, from + limit);
	}

	/** What a command made happen, where that is recent. */
	ofCommand(id: string): Change[] {
		const last = this.#changes.findLastIndex((each) => each.command === id);
		if (last < 0) return [];
		return this.#changes.slice(0, last + 1).filter((each) => each.command === id);
	}
}
