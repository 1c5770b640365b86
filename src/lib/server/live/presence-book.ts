import type { Actor } from '#lib/domain/actor.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Doing, Presence } from '#lib/protocol/live.ts';

/** Most people named at once: enough for any desk, and a bound for the packet. */
const MOST_NAMED = 100;

type Here = Presence['people'][number];

/** Who is at the desk of one board, by connection. */
export class PresenceBook {
	readonly #board: Slug;
	readonly #here = new Map<string, Here>();

	constructor(board: Slug) {
		this.#board = board;
	}

	/** Somebody says over a connection what they do. */
	enter(connection: string, actor: Actor, { issue, doing }: Doing): void {
		this.#here.set(connection, { actor, issue, doing });
	}

	leave(connection: string): void {
		this.#here.delete(connection);
	}

	/** Everyone here; who has the same issue open in two windows is there once. */
	read(viewers: number): Presence {
		const once = new Map<string, Here>();
		for (const here of this.#here.values()) {
			const key = `${here.actor.id} ${here.issue ?? ''}`;
			if (once.get(key)?.doing !== 'assessing') once.set(key, here);
		}
		return { board: this.#board, viewers, people: [...once.values()].slice(0, MOST_NAMED) };
	}
}
