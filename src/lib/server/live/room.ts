import type { Change } from '#lib/domain/change.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Peers } from '../bus/peers.ts';
import { CatchUps } from './catch-ups.ts';
import { Flow } from './flow.ts';
import { FrameAdapter } from './frame-adapter.ts';
import type { LiveMeter } from './live-meter.ts';
import { PresenceBook, type AtProcess } from './presence-book.ts';
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
	readonly #peers: Peers<AtProcess>;
	readonly #changes = new Flow(
		() => this.#sendChanges(),
		() => CHANGES_EVERY
	);
	readonly #presence = new Flow(
		() => this.#sendPresence(),
		() => Math.min(PRESENCE_MOST, Math.max(PRESENCE_LEAST, this.size))
	);
	readonly #meter: LiveMeter;
	#waiting: Change[] = [];
	/** Ends the timing of what waits. */
	#timed: (() => void) | undefined;
	#revision = 0;
	/** Whether somebody here has moved since the others were told. */
	#hasMoved = false;

	constructor(
		io: Live,
		board: Slug,
		{ meter, peers }: { meter: LiveMeter; peers: Peers<AtProcess> }
	) {
		this.#io = io;
		this.#meter = meter;
		this.#board = board;
		this.#peers = peers;
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
		this.#timed ??= this.#meter.timeFanOut();
		this.#changes.request();
	}

	/** Who is here has changed. */
	presenceChanged(): void {
		this.#hasMoved = true;
		this.#presence.request();
	}

	/** Who is at other processes has changed. */
	peersChanged(): void {
		this.#presence.request();
	}

	close(): void {
		this.#changes.stop();
		this.#presence.stop();
	}

	#sendChanges(): void {
		const changes = this.#waiting;
		this.#waiting = [];
		const timed = this.#timed;
		this.#timed = undefined;
		this.#io.to(this.#board).emit('changes', { board: this.#board, changes });
		const { adapter } = this.#io.of('/');
		if (timed && adapter instanceof FrameAdapter) adapter.afterBroadcasts(timed);
	}

	#sendPresence(): void {
		const { size } = this;
		if (this.#hasMoved) this.#peers.hold(this.#board, size > 0 ? this.#book.here(size) : null);
		this.#hasMoved = false;
		this.#io.to(this.#board).emit('presence', this.#book.read(size, this.#peers.of(this.#board)));
	}
}
