import type { Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { evolve } from '#lib/domain/evolve.ts';

/** Batches of changes that a page remembers. */
const MOST = 200;

/** The latest changes that a page has heard of, with the boards they were made on. */
export class Heard {
	#batches = $state.raw<readonly { before: Board; changes: readonly Change[] }[]>([]);

	/** Newest first. */
	get list(): Change[] {
		return this.#batches.flatMap(({ changes }) => changes).toReversed();
	}

	/** Takes note of changes that came next on a board. None: more was missed than came, and what is older leads nowhere. */
	add(changes: readonly Change[], before: Board): void {
		if (changes.length === 0) this.#batches = [];
		else this.#batches = [...this.#batches, { before, changes }].slice(-MOST);
	}

	/** Those of the revisions' changes that were heard. */
	changes(revisions: readonly number[]): Change[] {
		return this.#batches
			.flatMap(({ changes }) => changes)
			.filter(({ revision }) => revisions.includes(revision));
	}

	/** The board as it was at a revision; undefined where it is not remembered. */
	boardAt(revision: number): Board | undefined {
		const batch = this.#batches.findLast(({ before }) => before.revision <= revision);
		const last = batch?.changes.at(-1)?.revision ?? 0;
		if (!batch || revision > last) return undefined;
		return batch.changes.filter((each) => each.revision <= revision).reduce(evolve, batch.before);
	}
}
