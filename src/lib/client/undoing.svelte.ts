import type { Change } from '#lib/domain/change.ts';
import type { Desk } from './desk.svelte.ts';
import { doneAfter, NOTHING_DONE, without } from './done-stack.ts';
import { undoChange } from './undo-change.ts';

/** What is said for a moment: a change of one's own that can be undone, or why one was not. */
export type Said = { kind: 'done'; change: Change } | { kind: 'refused'; message: string };

/** A person's own changes on this page, and their way back. */
export class Undoing {
	readonly #desk: Desk;
	#stack = NOTHING_DONE;
	#said = $state.raw<Said | null>(null);
	/** What was asked for last: each step waits for the one before. */
	#asked = Promise.resolve();

	constructor(desk: Desk) {
		this.#desk = desk;
	}

	get said(): Said | null {
		return this.#said;
	}

	/** Follows what this page does, and has done, until the returned function is called. */
	follow(): () => void {
		const { live } = this.#desk;
		const take = (changes: readonly Change[]) => {
			// Without changes: more was missed than came, or the log went back, and revisions say something else.
			if (changes.length === 0) this.#forget();
			for (const change of changes) if (live.isOwn(change)) this.#took(change);
		};
		take(live.heard.toReversed());
		return live.onChanges(take);
	}

	/** Undoes the last change that is not undone yet. */
	undoLast(): Promise<void> {
		return this.#inTurn(() => this.#undoOr(this.#stack.done.at(-1), 'Nothing of yours to undo'));
	}

	/** Does again what was undone last. */
	redoLast(): Promise<void> {
		return this.#inTurn(() =>
			this.#undoOr(this.#stack.undone.at(-1), 'Nothing of yours to do again')
		);
	}

	/** Undoes a change, once where it is asked for twice; what is said then tells whether it was. */
	undo(revision: number): Promise<void> {
		return this.#inTurn(async () => {
			const { done, undone } = this.#stack;
			if ([...done, ...undone].includes(revision)) await this.#undo(revision);
		});
	}

	#forget(): void {
		this.#stack = NOTHING_DONE;
		if (this.#said?.kind === 'done') this.hush();
	}

	/** Nothing is said any more. */
	hush(): void {
		this.#said = null;
	}

	#inTurn(step: () => Promise<void>): Promise<void> {
		this.#asked = this.#asked.then(step);
		return this.#asked;
	}

	async #undoOr(revision: number | undefined, otherwise: string): Promise<void> {
		if (revision === undefined) this.#said = { kind: 'refused', message: otherwise };
		else await this.#undo(revision);
	}

	async #undo(revision: number): Promise<void> {
		const refused = await undoChange(this.#desk, revision);
		if (refused === null) return;
		this.#stack = without(this.#stack, revision);
		this.#said = { kind: 'refused', message: `Not undone: ${refused}` };
	}

	#took(change: Change): void {
		this.#stack = doneAfter(this.#stack, change);
		// Of one command's changes the first is what it was given for.
		if (this.#said?.kind === 'done' && this.#said.change.command === change.command) return;
		this.#said = { kind: 'done', change };
	}
}
