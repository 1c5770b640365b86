import type { KnownAsker } from '#lib/domain/asker.ts';
import { beforeOf, type Before } from '#lib/domain/before.ts';
import type { Board } from '#lib/domain/board.ts';
import { changesOf, type Change, type Happening } from '#lib/domain/change.ts';
import type { Command } from '#lib/domain/command.ts';
import { dayOf, type Instant } from '#lib/domain/day.ts';
import { decide, type Decision } from '#lib/domain/decide.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { markOf } from '#lib/domain/mark.ts';
import type { Recalled } from '#lib/domain/recall.ts';
import { nextNeed } from '#lib/domain/recall-needs.ts';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import { whyNot, whyNotUndo } from '#lib/domain/rights.ts';
import { log } from '../log.ts';
import type { Appending, Store } from '../store/store.ts';

/** What a command made happen, and the board's revision after the last of it. */
export interface Committed {
	revision: number;
	changes: readonly Change[];
}

/** A command that waits for its turn on a board. */
export interface Asked {
	readonly id: string;
	readonly command: Command;
	readonly asker: KnownAsker;
	answer(outcome: Committed | Refusal): void;
}

/** Commands decided one after another, each on the board as the one before leaves it, to be committed at once. */
export class Round {
	readonly #store: Store;
	readonly #before: Board;
	readonly #at: Instant;
	#after: Board;
	#changes: Change[] = [];
	#marks: Appending['marks'][number][] = [];
	readonly #befores = new Map<number, Before>();
	#outcomes: { asked: Asked; outcome: Committed | Refusal }[] = [];

	/** `at`: the moment at which all of it is recorded. */
	constructor(store: Store, board: Board, at: Instant) {
		this.#store = store;
		this.#before = board;
		this.#after = board;
		this.#at = at;
	}

	get appending(): Appending {
		return {
			before: this.#before,
			after: this.#after,
			changes: this.#changes,
			marks: this.#marks,
			befores: this.#befores
		};
	}

	/** Takes the answer to a command that took effect before this round. */
	addEarlier(asked: Asked, changes: readonly Change[]): void {
		this.#outcomes.push({ asked, outcome: committed(changes, this.#before.revision) });
	}

	/** Decides a command. False where it must wait for this round's commit, since the store is asked for what it needs. */
	async add(asked: Asked): Promise<boolean> {
		const recalled: Recalled[] = [];
		for (let need; (need = nextNeed(this.#after, asked.command, recalled)) !== null;) {
			if (this.#changes.length > 0) return false;
			recalled.push(await this.#store.recall(this.#after.slug, need, dayOf(this.#at)));
		}
		const decision = this.#decide(asked, recalled);
		const outcome = isRefusal(decision)
			? await this.#refused(asked, decision)
			: this.#fold(asked, decision, recalled);
		this.#outcomes.push({ asked, outcome });
		return true;
	}

	/** Tells everybody what came of their command, once it is committed. */
	answer(): void {
		for (const { asked, outcome } of this.#outcomes) asked.answer(outcome);
	}

	#decide({ command, asker, id }: Asked, recalled: readonly Recalled[]): Decision {
		try {
			const refusal = whyNot(asker, this.#after, command.type);
			if (refusal) return refusal;
			const { actor } = asker;
			const decision = decide(this.#after, command, { actor, at: this.#at, recalled });
			if (isRefusal(decision) || command.type !== 'change.undo') return decision;
			return whyNotUndo(asker, this.#after, decision) ?? decision;
		} catch (error) {
			log.error({ err: error, command: id, type: command.type }, 'a command could not be decided');
			return refuse('invalid', 'The server could not work out what this command means');
		}
	}

	/** Sent again after it took effect, a command may no longer make sense: it is answered as it was then. */
	async #refused({ id }: Asked, refusal: Refusal): Promise<Committed | Refusal> {
		const earlier = await this.#store.findCommand(this.#before.slug, id);
		return earlier.length > 0 ? committed(earlier, this.#before.revision) : refusal;
	}

	#fold(
		{ id, asker: { actor } }: Asked,
		happenings: readonly Happening[],
		recalled: readonly Recalled[]
	): Committed {
		const { revision } = this.#after;
		const changes = changesOf(happenings, { revision, command: id, at: this.#at, actor });
		for (const change of changes) {
			const before = beforeOf(this.#after, change.happening, recalled);
			if (before) this.#befores.set(change.revision, before);
			this.#after = evolve(this.#after, change);
			const mark = markOf(this.#after, change);
			if (mark) this.#marks.push(mark);
		}
		this.#changes.push(...changes);
		return committed(changes, revision);
	}
}

const committed = (changes: readonly Change[], otherwise: number): Committed => ({
	revision: changes.at(-1)?.revision ?? otherwise,
	changes
});
