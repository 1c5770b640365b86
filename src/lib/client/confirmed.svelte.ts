import type { Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { evolve } from '#lib/domain/evolve.ts';

/** Told of what is confirmed: the changes, or none where the whole board came after a long absence. */
export type ChangesListener = (changes: readonly Change[], before: Board, after: Board) => void;

/** A board as the server has committed it. It never goes back to an earlier revision. */
export class Confirmed {
	#board: Board;
	readonly #listeners = new Set<ChangesListener>();

	constructor(board: Board) {
		this.#board = $state.raw(board);
	}

	get board(): Board {
		return this.#board;
	}

	/** Applies those changes that come next. False where one is missing in between: then ask for what came after the board's revision. */
	receive(changes: readonly Change[]): boolean {
		let after = this.#board;
		const fresh: Change[] = [];
		for (const change of changes) {
			if (change.revision <= after.revision) continue;
			if (change.revision !== after.revision + 1) break;
			after = evolve(after, change);
			fresh.push(change);
		}
		if (fresh.length > 0) this.#advance(after, fresh);
		return changes.every((change) => change.revision <= after.revision);
	}

	/** Takes the whole board where it is newer. */
	replace(board: Board): void {
		if (board.revision > this.#board.revision) this.#advance(board, []);
	}

	/** Calls the listener after each advance until the returned function is called. */
	onChanges(listener: ChangesListener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	#advance(after: Board, changes: readonly Change[]): void {
		const before = this.#board;
		this.#board = after;
		for (const listener of this.#listeners) listener(changes, before, after);
	}
}
