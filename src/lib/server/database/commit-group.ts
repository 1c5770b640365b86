import type { Statement, Written } from './database.ts';

/** Commits several writes at once, each whole or not at all, and says what became of each, in their order. */
export type CommitAll = (
	writes: readonly (readonly Statement[])[]
) => PromiseSettledResult<Written>[];

interface Waiting {
	statements: readonly Statement[];
	resolve(written: Written): void;
	reject(reason: unknown): void;
}

/**
 * Commits what is written in one turn of the event loop: the first at once, so that who is alone does not wait, and all
 * that comes after it in the same turn together, so that the disk is waited for once and not for each.
 */
export class CommitGroup {
	readonly #commitAll: CommitAll;
	#waiting: Waiting[] = [];
	#hasCommitted = false;

	constructor(commitAll: CommitAll) {
		this.#commitAll = commitAll;
	}

	write(statements: readonly Statement[]): Promise<Written> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ statements, resolve, reject });
			if (this.#hasCommitted) return;
			this.#hasCommitted = true;
			setImmediate(() => this.#endTurn());
			this.#commit();
		});
	}

	#endTurn(): void {
		this.#hasCommitted = false;
		if (this.#waiting.length > 0) this.#commit();
	}

	#commit(): void {
		const group = this.#waiting;
		this.#waiting = [];
		const outcomes = this.#commitAll(group.map(({ statements }) => statements));
		for (const [place, { resolve, reject }] of group.entries()) {
			const outcome = outcomes[place];
			if (outcome?.status === 'fulfilled') resolve(outcome.value);
			else reject(outcome?.reason);
		}
	}
}
