import type { Board } from '#lib/domain/board.ts';
import type { Instant } from '#lib/domain/day.ts';
import { Confirmed, type ChangesListener } from './confirmed.svelte.ts';
import type { Restoration } from './restoration.ts';
import { inBrowser, type Surroundings } from './surroundings.ts';
import type { SyncEvents } from './sync-events.ts';
import { Sync, type LiveState } from './sync.svelte.ts';

/** Nobody is at the page. */
const NOBODY: SyncEvents = {
	joined: () => undefined,
	parted: () => undefined,
	access: () => undefined,
	unread: () => undefined,
	restored: () => undefined
};

/** What a board is watched with. `epoch`: that of its log, where it is known. */
export interface Watching {
	epoch?: string | undefined;
	world?: Surroundings;
	events?: SyncEvents;
}

/** A board as the server has committed it, kept current: all that a page needs at which nobody edits. */
export class WatchedBoard {
	protected readonly held: Confirmed;
	protected readonly sync: Sync;
	protected readonly world: Surroundings;

	/** `board` as it was at `now` by the server's clock, in milliseconds since 1970. */
	constructor(
		board: Board,
		now: number,
		{ epoch, world = inBrowser, events = NOBODY }: Watching = {}
	) {
		this.world = world;
		this.held = new Confirmed(board, epoch);
		this.sync = new Sync(this.held, now, world, events);
	}

	/** What is shown. */
	get board(): Board {
		return this.held.board;
	}

	/** The board as the server has committed it. */
	get confirmed(): Board {
		return this.held.board;
	}

	/** How far what is shown can be trusted: `live`, `catching-up`, `stale` or `offline` (see `Sync`). */
	get state(): LiveState {
		return this.sync.state;
	}

	/** The last moment, by the server's clock, at which what is shown was known to be current. */
	get asOf(): Instant {
		return this.sync.asOf;
	}

	/** Whether there is no such board any more: it was deleted, here or while this page was away. */
	get isGone(): boolean {
		return this.confirmed.deleted !== null || this.sync.isMissing;
	}

	/** This device's clock minus the server's, in milliseconds. */
	get skew(): number {
		return this.sync.skew;
	}

	/** What keeps the server from saving, or this page from being live while it is read all the same, in words; null where nothing does. */
	get ailing(): string | null {
		return this.sync.ailing;
	}

	/** The server's version, once it has said it. */
	get version(): string | null {
		return this.sync.version;
	}

	/** That the log went back behind what this page had seen; null where it did not. */
	get restoration(): Restoration | null {
		return this.sync.restoration;
	}

	/** The epoch of the log, where it is known. */
	get epoch(): string | undefined {
		return this.held.epoch;
	}

	/** Calls the listener after each advance of what is confirmed, until the returned function is called. */
	onChanges(listener: ChangesListener): () => void {
		return this.held.onChanges(listener);
	}

	/** Connects, and stays connected until the returned function is called. Once, in the browser. */
	connect(): () => void {
		const { connection } = this.sync;
		connection.start();
		const unwatch = this.world.watch(() => this.look());
		return () => {
			unwatch();
			connection.stop();
		};
	}

	/** Somebody has come back to the page. */
	protected look(): void {
		this.sync.connection.nudge();
	}
}
