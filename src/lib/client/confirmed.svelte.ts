import type { Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { evolve } from '#lib/domain/evolve.ts';
import type { Epoch } from '#lib/protocol/live.ts';

/** Told of what is confirmed: the changes, or none where the whole board came after a long absence. */
export type ChangesListener = (changes: readonly Change[], before: Board, after: Board) => void;

/** A board as the server has committed it. It never goes back to an earlier revision, unless the log itself did. */
export class Confirmed {
	#board: Board;
	readonly #listeners = new Set<ChangesListener>();
	#epoch: string | undefined;
	#restored: Epoch['restored'] = null;
	/** Whether what is held is no longer in the log. */
	#isVoid = false;

	/** `epoch`: that of the log that the board is of, where it is known. */
	constructor(board: Board, epoch?: string) {
		this.#board = $state.raw(board);
		this.#epoch = epoch;
	}

	get board(): Board {
		return this.#board;
	}

	get epoch(): string | undefined {
		return this.#epoch;
	}

	/** The revision after which to ask on; undefined where the whole board must be asked for. */
	get since(): number | undefined {
		return this.#isVoid ? undefined : this.#board.revision;
	}

	/** The last revision of an epoch that the log still holds. */
	keptOf(epoch: string | undefined): number {
		if (!epoch || !this.#epoch || epoch === this.#epoch) return Infinity;
		return this.#restored?.of === epoch ? this.#restored.kept : 0;
	}

	/** Learns of which epoch the log is; up to which revision it has what is held. */
	enter({ epoch, restored }: Epoch): number {
		const before = this.#epoch;
		this.#epoch = epoch;
		this.#restored = restored;
		const { revision } = this.#board;
		const kept = Math.min(revision, this.keptOf(before));
		this.#isVoid ||= kept < revision;
		return kept;
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

	/** Takes the whole board where it is newer, or what is held is void. */
	replace(board: Board): void {
		const isNeeded = this.#isVoid || board.revision > this.#board.revision;
		this.#isVoid = false;
		if (isNeeded) this.#advance(board, []);
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
