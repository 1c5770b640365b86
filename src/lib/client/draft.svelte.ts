import * as z from 'zod/mini';
import type { LiveBoard } from './live-board.svelte.ts';

const Held = z.object({
	/** The board's revision when the person began to write. */
	began: z.int(),
	/** The epoch of the log that they looked at. */
	epoch: z.optional(z.string()),
	/** How the fields stood then. */
	stood: z.record(z.string(), z.string()),
	fields: z.record(z.string(), z.string())
});
type Held = z.infer<typeof Held>;

/** The fields of a form, all as text, by the path that a refusal names them with (`source.url`). */
export type Fields = Record<string, string>;

/** Where drafts are kept: the part of the browser's storage that they need. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What it takes to show a form: the name its draft is kept under, its fields as the board stands, and that revision. */
export interface Beginning {
	key: () => string;
	fields: () => Fields;
	revision: () => number;
	/** The epoch of that board's log, and the last revision of another epoch that it still holds. */
	log?: () => Pick<LiveBoard, 'epoch' | 'keptOf'>;
}

/** What a command is made of: what was written, over what, by somebody who looked at which revision. */
export type Written = Pick<Draft, 'fields' | 'stood' | 'began'>;

/**
 * What somebody writes into one form until it is sent. From its first word on it no longer follows the board, and it is
 * kept in the browser, so that it outlives changes by others, a lost connection and a reload.
 */
export class Draft {
	readonly #beginning: Beginning;
	#shelf: Shelf | undefined;
	#held = $state.raw<Held | null>(null);
	/** What this draft has put on the shelf, or found there: what lies there else is another form's. */
	#kept: string | null = null;

	constructor(beginning: Beginning) {
		this.#beginning = beginning;
	}

	/** The form's fields: what was written, or how the board stands where nothing was. */
	get fields(): Fields {
		return this.#held?.fields ?? this.#beginning.fields();
	}

	/** How the fields stood when the person began: what is other than this, they wrote. */
	get stood(): Fields {
		return this.#held?.stood ?? this.#beginning.fields();
	}

	/** Whether something was written and not yet sent. */
	get isOpen(): boolean {
		return this.#held !== null;
	}

	/** Whether any field is other than it stood. */
	get isWritten(): boolean {
		const { fields, stood } = this;
		return Object.keys(fields).some((name) => name !== 'note' && fields[name] !== stood[name]);
	}

	/** The revision the person was looking at when they began; the present one while nothing was written. */
	get began(): number {
		const kept = this.#log?.keptOf(this.#held?.epoch) ?? Infinity;
		return Math.min(this.#held?.began ?? this.#beginning.revision(), kept);
	}

	/** Takes up what an earlier page left on the shelf, and keeps what is written on it from now on. */
	recall(shelf: Shelf | null): void {
		if (!shelf) return;
		this.#shelf = shelf;
		if (this.#held) return;
		this.#kept = shelf.getItem(this.#key);
		const kept = read(this.#kept);
		if (!kept) return;
		const blank = this.#beginning.fields();
		this.#held = {
			began: kept.began,
			epoch: kept.epoch,
			stood: { ...blank, ...kept.stood },
			fields: { ...blank, ...kept.fields }
		};
	}

	write(name: string, value: string): void {
		const { began, stood, fields } = this;
		this.#hold({ began, stood, fields: { ...fields, [name]: value } });
	}

	/** Goes on as one that has seen a revision, keeping what was written. */
	catchUp(revision: number): void {
		if (this.#held) this.#hold({ ...this.#held, began: Math.max(this.began, revision) });
	}

	/** Gives up what was written into a field, and into those beneath it (`source.url`), for what stands there now. */
	adopt(name: string): void {
		const now = this.#beginning.fields();
		const isOf = (each: string) => each === name || each.startsWith(`${name}.`);
		const theirs = Object.fromEntries(Object.entries(now).filter(([each]) => isOf(each)));
		const { began, stood, fields } = this;
		this.#hold({ began, stood: { ...stood, ...theirs }, fields: { ...fields, ...theirs } });
	}

	/** Takes the draft off the shelf while what it asks for is on its way: the outbox keeps that, and two would be sent. */
	lend(): void {
		if (this.#isOurs) this.#shelf?.removeItem(this.#key);
	}

	/** Puts the draft back on the shelf, if it is still open, and the same form has not been begun anew elsewhere. */
	keep(): void {
		const isFree = !this.#shelf?.getItem(this.#key);
		if (this.#held && (isFree || this.#isOurs)) this.#hold({ ...this.#held, began: this.began });
	}

	/** Forgets what was sent. What the person has written since then stays, over how the board stands now. */
	settle(sent: Fields): void {
		const written = Object.entries(this.#held?.fields ?? {}).filter(
			([name, value]) => value !== sent[name]
		);
		this.lend();
		this.#held = null;
		for (const [name, value] of written) this.write(name, value);
	}

	/** Forgets what was written: it was given up. */
	discard(): void {
		this.#held = null;
		this.#shelf?.removeItem(this.#key);
	}

	get #isOurs(): boolean {
		return this.#shelf?.getItem(this.#key) === this.#kept;
	}

	get #log() {
		return this.#beginning.log?.();
	}

	get #key(): string {
		return `demarche:draft:${this.#beginning.key()}`;
	}

	/** `began` is a revision of the log as it is now. */
	#hold(written: Omit<Held, 'epoch'>): void {
		const held = { ...written, epoch: this.#log?.epoch };
		this.#held = held;
		try {
			const text = JSON.stringify(held);
			this.#shelf?.setItem(this.#key, text);
			this.#kept = text;
		} catch {
			// A full shelf must not stop the person from writing: the draft then lasts as long as the page.
		}
	}
}

function read(text: string | null): Held | null {
	try {
		const kept = Held.safeParse(JSON.parse(text ?? 'null'));
		return kept.success ? kept.data : null;
	} catch {
		return null;
	}
}
