import * as z from 'zod/mini';
import type { Slug } from '#lib/domain/slug.ts';
import type { Bus } from '../bus/bus.ts';
import { Peers } from '../bus/peers.ts';

/** Of how many links how many have been looked at, and which goes on where two of a board began in the same moment. */
const Progress = z.object({ done: z.int(), of: z.int(), ticket: z.optional(z.string()) });
type Progress = z.infer<typeof Progress>;

/** The checks of links that go on, at this process and at others, by board. */
export class GoingChecks {
	readonly #mine = new Map<Slug, Progress>();
	readonly #peers: Peers<Progress>;
	readonly #known = new Set<Slug>();
	readonly #listeners = new Set<(board: Slug) => void>();

	constructor(bus: Bus) {
		this.#peers = new Peers(bus, { topic: 'link checks', schema: Progress });
		this.#peers.onChange((board) => this.#look(board));
	}

	/** How many go on at this process. */
	get size(): number {
		return this.#mine.size;
	}

	/** How far the one of a board has come; null where none goes on. */
	of(board: Slug): { done: number; of: number } | null {
		const going = this.#mine.get(board) ?? this.#peers.of(board)[0];
		return going ? { done: going.done, of: going.of } : null;
	}

	/** Whether another process began one of the board in the same moment as this, and goes on with it: the one with the least ticket. */
	isSecond(board: Slug): boolean {
		const mine = this.#mine.get(board)?.ticket ?? '';
		return this.#peers.of(board).some(({ ticket = '' }) => ticket < mine);
	}

	/** The one of a board has come so far at this process; null where it has ended. */
	note(board: Slug, progress: Progress | null): void {
		if (progress) this.#mine.set(board, progress);
		else this.#mine.delete(board);
		this.#peers.hold(board, progress);
		this.#look(board);
	}

	/** Calls back with each board of which one begins or ends, until the returned function is called. */
	onChange(listener: (board: Slug) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	close(): void {
		this.#peers.close();
	}

	#look(board: Slug): void {
		const isGoing = this.of(board) !== null;
		if (isGoing === this.#known.has(board)) return;
		if (isGoing) this.#known.add(board);
		else this.#known.delete(board);
		for (const listener of this.#listeners) listener(board);
	}
}
