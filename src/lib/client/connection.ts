import { PING_EVERY, PING_PATIENCE } from '#lib/protocol/live.ts';
import type { OpenTransport, Transport, TransportEvents } from './transport.ts';

const WATCH_EVERY = 1_000;
const SHORTEST_WAIT = 500;
const LONGEST_WAIT = 10_000;
/** Whoever reads in another way leaves the server alone for longer. */
const SPARED_WAIT = 60_000;
/** A server that has been gone for longer than this is not merely late. */
const GONE_AFTER = 60_000;
/** Without one for so long, other ways of reading are called for: both ways to connect have had their time, and a restart is over. */
const LACKING_AFTER = 20_000;

/** `opening` before the first connection, or where one that served is made anew; `lost` while trying again; `gone` without a network, or for over a minute. */
export type LinkState = 'opening' | 'open' | 'lost' | 'gone';

/** What is told of the link to the server, and what arrives over it. */
export interface LinkEvents extends Omit<TransportEvents, 'opened' | 'closed' | 'leave'> {
	link(state: LinkState): void;
	/** The link may be dead without having said so: ask something of it. */
	doubt(): void;
	/** There has been no link for a while; asked again each second. Whether what is needed is read in another way. */
	lacking(): boolean;
}

/** What a link must know of the device it runs on. */
export interface Device {
	/** False where the device knows itself without a network. */
	online(): boolean;
	/** At least 0, less than 1. */
	random(): number;
}

/**
 * A link to the server that is always there or being made: one transport after another, with a jittered and growing wait
 * between attempts. A transport that has been silent for longer than the server's pings allow is given up.
 */
export class Connection {
	readonly #open: OpenTransport;
	readonly #events: LinkEvents;
	readonly #device: Device;
	#transport: Transport | null = null;
	#state: LinkState = 'opening';
	#attempts = 0;
	#lastSign = 0;
	#lostAt = 0;
	#retry: ReturnType<typeof setTimeout> | undefined;
	#watch: ReturnType<typeof setInterval> | undefined;
	#isSpared = false;

	constructor(open: OpenTransport, events: LinkEvents, device: Device) {
		this.#open = open;
		this.#events = events;
		this.#device = device;
	}

	/** The transport, while it is open. */
	get transport(): Transport | null {
		return this.#state === 'open' ? this.#transport : null;
	}

	start(): void {
		this.#lostAt = Date.now();
		this.#watch = setInterval(() => this.#look(), WATCH_EVERY);
		this.#attempt();
	}

	stop(): void {
		clearInterval(this.#watch);
		this.#letGo();
	}

	/** The link serves: should it be lost, the next attempt comes soon. */
	proven(): void {
		this.#attempts = 0;
	}

	/** Makes the link anew at once: for what is agreed when it opens, or since its server ends. */
	renew(): void {
		if (this.#state !== 'open') return;
		this.#lostAt = Date.now();
		this.#enter('opening');
		this.#attempt();
	}

	/** Gives the present transport up, and tries another. */
	drop(): void {
		if (!this.#transport) return;
		this.#letGo();
		this.#lost();
	}

	/** Something changed around the device: an attempt is made at once, or an open link is doubted; without a network it is given up. */
	nudge(): void {
		if (!this.#device.online()) this.drop();
		else if (this.#state === 'open') this.#events.doubt();
		else if (!this.#transport) this.#attempt();
		this.#look();
	}

	#attempt(): void {
		this.#letGo();
		this.#lastSign = Date.now();
		this.#transport = this.#open({
			...this.#events,
			opened: () => this.#enter('open'),
			closed: () => this.#lost(),
			sign: () => this.#sign(),
			leave: ({ within }) => this.#in(this.#device.random() * within, () => this.renew())
		});
	}

	#sign(): void {
		this.#lastSign = Date.now();
		this.#events.sign();
	}

	#lost(): void {
		this.#transport = null;
		if (this.#state === 'open') this.#lostAt = Date.now();
		this.#enter(this.#isGone() ? 'gone' : 'lost');
		const longest = Math.min(
			this.#isSpared ? SPARED_WAIT : LONGEST_WAIT,
			2 * SHORTEST_WAIT * 2 ** this.#attempts
		);
		this.#attempts += 1;
		const wait = SHORTEST_WAIT + this.#device.random() * (longest - SHORTEST_WAIT);
		this.#in(wait, () => this.#attempt());
	}

	#in(wait: number, act: () => void): void {
		clearTimeout(this.#retry);
		this.#retry = setTimeout(act, wait);
	}

	#letGo(): void {
		clearTimeout(this.#retry);
		this.#transport?.close();
		this.#transport = null;
	}

	/** Timers stop while a device sleeps; the wall clock does not, so the first look after waking sees the silence. */
	#look(): void {
		if (this.#transport && Date.now() - this.#lastSign > PING_EVERY + PING_PATIENCE) this.drop();
		if (this.#state === 'lost' && this.#isGone()) this.#enter('gone');
		const isLacking = this.#state !== 'open' && Date.now() - this.#lostAt > LACKING_AFTER;
		this.#isSpared = isLacking && this.#events.lacking();
	}

	#isGone(): boolean {
		return !this.#device.online() || Date.now() - this.#lostAt > GONE_AFTER;
	}

	#enter(state: LinkState): void {
		if (state === this.#state) return;
		this.#state = state;
		this.#events.link(state);
	}
}
