import type { Change } from '#lib/domain/change.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { CatchUps } from './catch-ups.ts';
import { Flow } from './flow.ts';
import { PresenceBook } from './presence-book.ts';
import type { Live } from './types.ts';

/** At most 20 packets of changes a second, however fast they come. */
const CHANGES_EVERY = 50;
/** Presence goes to everybody when anybody moves: the more they are, the less often, from 0.4 to 4 s. */
const PRESENCE_LEAST = 400;
const PRESENCE_MOST = 4_000;

/** Everybody who looks at one board. */
export class Room {
	/** What those who join are answered. */
	readonly catchUps = new CatchUps();
	readonly #io: Live;
	readonly #board: Slug;
	readonly #book: PresenceBook;
	readonly #changes = new Flow(
		() => this.#sendChanges(),
		() => CHANGES_EVERY
	);
	readonly #presence = new Flow(
		() => this.#sendPresence(),
		() => Math.min(PRESENCE_MOST, Math.max(PRESENCE_LEAST, this.size))
	);
	#waiting: Change[] = [];
	#revision = 0;

	constructor(io: Live, board: Slug) {
		this.#io = io;
		this.#board = board;
		this.#book = new PresenceBook(board);
	}

	/** The last revision that everybody here has been told, or is about to be. */
	get revision(): number {
		return this.#revision;
	}

	/** Connections that look at the board. */
	get size(): number {
		return this.#io.of('/').adapter.rooms.get(this.#board)?.size ?? 0;
	}

	get book(): PresenceBook {
		return this.#book;
	}

	/** Sends changes to everybody: at once, or together with others that come in the same moment. */
	tell(changes: readonly Change[]): void {
		this.#revision = changes.at(-1)?.revision ?? this.#revision;
		this.#waiting.push(...changes);
		this.#changes.request();
	}

	/** Who is here has changed. */
	presenceChanged(): void {
		this.#presence.request();
	}

	close(): void {
		this.#changes.stop();
		this.#presence.stop();
	}

	#sendChanges(): void {
		const changes = this.#waiting;
		this.#waiting = [];
		this.#io.to(this.#board).emit('changes', { board: this.#board, changes });
	}

	#sendPresence(): void {
		this.#io.to(this.#board).emit('presence', this.#book.read(this.size));
	}
}
