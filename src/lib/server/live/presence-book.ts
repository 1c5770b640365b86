import type { Actor } from '#lib/domain/actor.ts';
import type { Slug } from '#lib/domain/slug.ts';
import * as z from 'zod/mini';
import { Presence, type Doing } from '#lib/protocol/live.ts';

/** Most people named at once: enough for any desk, and a bound for the packet. */
const MOST_NAMED = 100;

type Here = Presence['people'][number];

/** Who is at one process, looking at one board. */
export const AtProcess = z.omit(Presence, { board: true });
export type AtProcess = z.infer<typeof AtProcess>;

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

	/** Everyone at this process. */
	here(viewers: number): AtProcess {
		return { viewers, people: onceEach([...this.#here.values()]) };
	}

	/** Everyone at this process and at others. */
	read(viewers: number, elsewhere: readonly AtProcess[]): Presence {
		const all = [this.here(viewers), ...elsewhere];
		return {
			board: this.#board,
			viewers: all.reduce((sum, each) => sum + each.viewers, 0),
			people: onceEach(all.flatMap(({ people }) => people))
		};
	}
}

/** Who has the same issue open in two windows is there once. */
function onceEach(people: readonly Here[]): Here[] {
	const once = new Map<string, Here>();
	for (const here of people) {
		const key = `${here.actor.id} ${here.issue ?? ''}`;
		if (once.get(key)?.doing !== 'assessing') once.set(key, here);
	}
	return [...once.values()].slice(0, MOST_NAMED);
}
