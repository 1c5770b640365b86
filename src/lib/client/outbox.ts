import * as z from 'zod/mini';
import { Command } from '#lib/domain/command.ts';
import { CommandId } from '#lib/domain/command-id.ts';
import { Instant } from '#lib/domain/day.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';

/** A command on its way: shown already, not yet confirmed. One that was refused stays, with the server's words, until it is dismissed. */
export interface Pending {
	readonly id: string;
	readonly command: Command;
	readonly sentAt: Instant;
	/** That of the log which its person looked at. */
	readonly epoch?: string | undefined;
	/** Whether it was ever sent: it may have taken effect, answered or not. */
	readonly tried?: boolean | undefined;
	readonly refused?: Refusal;
}

/** The part of the browser's storage that an outbox needs. */
export type Storage = Pick<
	globalThis.Storage,
	'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'
>;

const Kept = z.strictObject({
	id: CommandId,
	command: Command,
	sentAt: Instant,
	epoch: z.optional(z.string()),
	tried: z.optional(z.boolean())
});

/** Commands of one board that have no answer yet, kept so that a reload loses none. One item each: other tabs keep theirs beside. */
export class Outbox {
	readonly #storage: Storage | null;
	readonly #prefix: string;

	/**
	 * `owner` is whose commands they are: nobody else's session may ever send them. `storage` is null where there is none, or
	 * the browser denies it: commands then live as long as the page.
	 */
	constructor(board: Slug, owner: string, storage: Storage | null) {
		this.#storage = storage;
		this.#prefix = `demarche.outbox.${owner}.${board}.`;
	}

	/** Everything kept, in the order in which it was sent. What cannot be read is thrown away. */
	all(): Pending[] {
		const kept = this.#keys().flatMap((key) => this.#read(key));
		return kept.toSorted((a, b) => a.sentAt.localeCompare(b.sentAt));
	}

	keep({ id, command, sentAt, epoch, tried }: Pending): void {
		try {
			this.#storage?.setItem(
				this.#prefix + id,
				JSON.stringify({ id, command, sentAt, epoch, tried })
			);
		} catch {
			// A full storage must not keep anybody from working: the command is sent all the same.
		}
	}

	remove(id: string): void {
		this.#storage?.removeItem(this.#prefix + id);
	}

	#keys(): string[] {
		const storage = this.#storage;
		if (!storage) return [];
		const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
		return keys.filter((key) => key.startsWith(this.#prefix));
	}

	#read(key: string): Pending[] {
		const parsed = Kept.safeParse(jsonOf(this.#storage?.getItem(key) ?? ''));
		if (!parsed.success) this.#storage?.removeItem(key);
		return parsed.success ? [parsed.data] : [];
	}
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The browser's storage; null on the server, and where the person has forbidden it. */
export function browserStorage(): Storage | null {
	try {
		return globalThis.localStorage ?? null;
	} catch {
		return null;
	}
}
