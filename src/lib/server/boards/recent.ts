import type { Change } from '#lib/domain/change.ts';

/** The last changes of a board, without a gap among them: most of those who come back ask for no more. */
export class Recent {
	readonly #most: number;
	#changes: Change[] = [];
	#byCommand = new Map<string, Change[]>();

	/** Keeps at least `most` once there are as many. */
	constructor(most: number) {
		this.#most = most;
	}

	/** Changes that come next after those held. */
	add(changes: readonly Change[]): void {
		this.#changes.push(...changes);
		if (this.#changes.length > 2 * this.#most) this.#hold(this.#changes.slice(-this.#most));
		else for (const change of changes) this.#index(change);
	}

	/** Older changes, up to those held; nothing where by now these begin later. */
	addBefore(changes: readonly Change[]): void {
		const first = this.#changes[0]?.revision ?? Infinity;
		const older = changes.filter((each) => each.revision < first);
		const reaches = first === Infinity || older.at(-1)?.revision === first - 1;
		if (reaches) this.#hold([...older, ...this.#changes]);
	}

	/** At most `limit` changes after a revision; undefined where they reach further back than what is held. */
	after(revision: number, limit: number): Change[] | undefined {
		const first = this.#changes[0]?.revision;
		if (first === undefined || revision < first - 1) return undefined;
		const from = revision + 1 - first;
		return this.#changes.slice(from, from + limit);
	}

	/** What a command made happen, where all of that is recent. */
	ofCommand(id: string): readonly Change[] {
		return this.#byCommand.get(id) ?? [];
	}

	#hold(changes: Change[]): void {
		this.#changes = changes;
		this.#byCommand = new Map();
		const [first] = changes;
		// What the earliest command made happen may have begun before.
		const cut = first && first.revision > 1 ? first.command : undefined;
		for (const change of changes) if (change.command !== cut) this.#index(change);
	}

	#index(change: Change): void {
		const held = this.#byCommand.get(change.command);
		if (held) held.push(change);
		else this.#byCommand.set(change.command, [change]);
	}
}
