import { instantOf, type Instant } from '#lib/domain/day.ts';
import type { Change } from '#lib/domain/change.ts';
import { NO_ACCESS, type Access } from '#lib/protocol/access.ts';
import type { Unread } from '#lib/protocol/inbox.ts';
import type {
	Ailing,
	Checking,
	Doing,
	Epoch,
	Hello,
	JoinAnswer,
	Presence
} from '#lib/protocol/live.ts';
import type { Confirmed } from './confirmed.svelte.ts';
import { Connection, type LinkState } from './connection.ts';
import type { Polling, Reading } from './polling.ts';
import type { Restoration } from './restoration.ts';
import type { Surroundings } from './surroundings.ts';
import type { SyncEvents } from './sync-events.ts';
import type { Transport } from './transport.ts';

/** How far what is shown can be trusted: see `Sync.state`. */
export type LiveState = 'live' | 'catching-up' | 'stale' | 'offline';

/** Keeps a confirmed board current over one connection after another, and knows how far it can be trusted. */
export class Sync {
	readonly #confirmed: Confirmed;
	readonly #events: SyncEvents;
	readonly #connection: Connection;
	#link = $state.raw<LinkState>('opening');
	#joined = $state.raw(false);
	#missing = $state.raw(false);
	#asOf: Instant;
	#skew: number;
	#presence = $state.raw<Presence | null>(null);
	#version = $state.raw<string | null>(null);
	#ailing = $state.raw<Ailing | null>(null);
	#restoration = $state.raw<Restoration | null>(null);
	#checking = $state.raw<Checking | null>(null);
	/** Whether the server has said over this connection who is here: of whom it says nothing, it knows nothing. */
	#introduced = false;
	#doing: Doing;
	/** The transport over which an answer to `join` is awaited, and whether to ask once more then. */
	#asking: Transport | null = null;
	#askAgain = false;
	/** What reads the board while there is no connection, once it is loaded. */
	#polling: Promise<Polling> | null = null;

	/** `now`: the server's time at which the board was current, in milliseconds since 1970. */
	constructor(confirmed: Confirmed, now: number, world: Surroundings, events: SyncEvents) {
		this.#confirmed = confirmed;
		this.#events = events;
		this.#asOf = $state.raw(instantOf(now));
		this.#skew = $state.raw(Date.now() - now);
		this.#doing = { board: confirmed.board.slug, issue: null, doing: 'viewing' };
		const ours = ({ board }: { board: string }) => board === confirmed.board.slug;
		const ears = {
			link: (state: LinkState) => this.#relink(state),
			doubt: () => this.#ask(),
			lacking: () => this.#poll(world),
			sign: () => this.#sign(),
			hello: (hello: Hello) => this.#greet(hello),
			changes: (heard: { board: string; changes: Change[] }) =>
				ours(heard) && this.#hear(heard.changes),
			presence: (heard: Presence) => ours(heard) && (this.#presence = heard),
			access: (access: Access) => this.#introduce(access),
			inbox: ({ unread }: Unread) => this.#events.unread(unread),
			ailing: (ailing: Ailing) => (this.#ailing = ailing),
			epoch: (heard: Epoch) => ours(heard) && this.#enter(heard),
			checking: (heard: Checking) => (this.#checking = heard)
		};
		this.#connection = new Connection(world.open, ears, world);
	}

	/**
	 * `live`: joined, with signs of life. `catching-up`: connecting for the first time, or asking what was missed. `stale`: the server
	 * is silent, gone and being tried, blind to what others commit, or read without a connection. `offline`: this device has no network, or
	 * the server has been gone for over a minute.
	 */
	get state(): LiveState {
		switch (this.#link) {
			case 'opening':
				return 'catching-up';
			case 'open':
				if (this.#ailing?.current === false) return 'stale';
				return this.#joined ? 'live' : 'catching-up';
			case 'lost':
				return 'stale';
			case 'gone':
				return this.#ailing ? 'stale' : 'offline';
			default:
				return this.#link satisfies never;
		}
	}

	get asOf(): Instant {
		return this.#asOf;
	}

	get skew(): number {
		return this.#skew;
	}

	get presence(): Presence | null {
		return this.#presence;
	}

	/** What keeps the server from saving, or this page from being live while it is read all the same; in words. */
	get ailing(): string | null {
		return this.#ailing?.why ?? null;
	}

	get restoration(): Restoration | null {
		return this.#restoration;
	}

	/** What was last said of a check of the board's links: another each time. */
	get checking(): Checking | null {
		return this.#checking;
	}

	get version(): string | null {
		return this.#version;
	}

	/** Whether the server said, when last asked, that there is no such board. */
	get isMissing(): boolean {
		return this.#missing;
	}

	get connection(): Connection {
		return this.#connection;
	}

	/** Says on which issue this person is, now and after every return. */
	doing(issue: Doing['issue'], doing: Doing['doing']): void {
		this.#doing = { ...this.#doing, issue, doing };
		if (this.#joined) this.#connection.transport?.doing(this.#doing);
	}

	#relink(state: LinkState): void {
		// What is read while there is no connection is as it was, however long that takes.
		if ([this.#link, state].includes('open')) this.#ailing = this.#polling = null;
		this.#link = state;
		this.#joined = false;
		this.#introduced = false;
		this.#asking = null;
		if (state === 'open') return this.#ask();
		this.#presence = null;
		this.#events.parted();
	}

	/** Asks what came since the confirmed revision; once more where a gap is found before the answer is there. */
	#ask(): void {
		const { transport } = this.#connection;
		if (!transport) return;
		this.#askAgain = this.#asking === transport;
		if (this.#askAgain) return;
		this.#asking = transport;
		const current = () => transport === this.#connection.transport;
		const { board, since } = this.#confirmed;
		transport.join({ board: board.slug, since }).then(
			(answer) => current() && this.#caughtUp(answer, since),
			() => current() && this.#connection.drop()
		);
	}

	#caughtUp(answer: JoinAnswer, since = 0): void {
		this.#asking = null;
		if (!this.#settle(answer, since)) return this.#connection.drop();
		if (this.#askAgain) return this.#ask();
		const { transport } = this.#connection;
		const returned = !this.#joined;
		this.#joined = true;
		this.#sign();
		if (returned && transport) this.#return(transport);
	}

	#return(transport: Transport): void {
		if (!this.#introduced) this.#events.access(NO_ACCESS);
		this.#connection.proven();
		transport.doing(this.#doing);
		this.#events.joined(transport);
	}

	/** False where the answer leaves a gap, or the server knows less than this browser has seen confirmed: nothing here goes back. */
	#settle(answer: JoinAnswer, since: number): boolean {
		this.#missing = !answer.ok && answer.error.code === 'not_found';
		if (!answer.ok) return false;
		if ('board' in answer) this.#confirmed.replace(answer.board);
		else this.#confirmed.receive(answer.changes);
		return answer.revision >= since && answer.revision <= this.#confirmed.board.revision;
	}

	/** Reads the board without a connection, when it is time to. Whether it could be read last time. */
	#poll({ polling }: Surroundings): boolean {
		this.#polling ??= polling(this.#confirmed);
		this.#polling.then(
			(loaded) => loaded.look(this.#skew, (reading) => this.#take(reading)),
			() => (this.#polling = null)
		);
		return this.#ailing !== null;
	}

	/** Takes what was read, unless there is a connection by now. */
	#take({ answer, since, at, words }: Reading): void {
		if (this.#link === 'open') return;
		this.#ailing = words === null ? null : { why: words, current: false };
		if (answer && this.#settle(answer, since) && at && at > this.#asOf) this.#asOf = at;
	}

	#hear(changes: readonly Change[]): void {
		if (this.#confirmed.receive(changes)) return;
		this.#joined = false;
		this.#ask();
	}

	#introduce(access: Access): void {
		this.#introduced = true;
		this.#events.access(access);
	}

	/** What was asked with a revision of another epoch is asked anew, without it. */
	#enter(epoch: Epoch): void {
		const kept = this.#confirmed.enter(epoch);
		const count = this.#confirmed.board.revision - kept;
		if (count === 0) return;
		const made = epoch.restored?.made ?? null;
		this.#restoration = { made, kept, count, heardAt: Date.now() - this.#skew };
		this.#events.restored();
		this.#connection.renew();
	}

	#greet({ version, at }: Hello): void {
		this.#version = version;
		this.#skew = Date.now() - Date.parse(at);
	}

	#sign(): void {
		if (this.state === 'live') this.#asOf = instantOf(Date.now() - this.#skew);
	}
}
