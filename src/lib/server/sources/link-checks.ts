import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { LinkState, LinkTally } from '#lib/protocol/publishers.ts';
import type { Bus } from '../bus/bus.ts';
import { SharedAllowance } from '../bus/shared-allowance.ts';
import { log } from '../log.ts';
import type { CitedLinks } from '../store/cited-links.ts';
import { lookAt } from './fetch-page.ts';
import { GoingChecks } from './going-checks.ts';

/** A link is looked at again after so long, in ms. */
export const CHECKED_FOR = 7 * 86_400_000;
/** Links of one check: the next goes on where it ended. */
const MOST = 200;
/** Sites that are asked at once, and how long each is left alone between two questions, in ms. */
const SITES_AT_ONCE = 4;
const APART = 1_000;
/** Boards whose links one process checks at once. */
const BOARDS_AT_ONCE = 3;
/** So many checks of a board at once, and one more a minute. */
const RATE = { burst: 5, refill: 60_000 };

/** The world in which links are checked. */
export interface CheckWorld {
	look(url: string): Promise<LinkState>;
	/** Milliseconds since 1970. */
	clock(): number;
	/** Lets a site alone for a while. */
	pause(ms: number, signal: AbortSignal): Promise<unknown>;
	/** What tells a check from every other. */
	ticket(): string;
}

const theWorld: CheckWorld = {
	look: (url) => lookAt(url),
	clock: Date.now,
	pause: (ms, signal) => setTimeout(ms, undefined, { signal, ref: false }),
	ticket: randomUUID
};

/**
 * Looks at the links that boards cite, where somebody asks for it: a few sites at once, each one question after another. What
 * goes on at one process is known at all.
 */
export class LinkChecks {
	/** What goes on. */
	readonly going: GoingChecks;
	readonly #links: CitedLinks;
	readonly #world: CheckWorld;
	readonly #allowance: SharedAllowance;
	readonly #ends = new Map<Slug, Promise<void>>();
	readonly #stopping = new AbortController();

	constructor(links: CitedLinks, bus: Bus, world: CheckWorld = theWorld) {
		this.#links = links;
		this.#world = world;
		this.#allowance = new SharedAllowance(RATE, { bus, name: 'link checks' });
		this.going = new GoingChecks(bus);
	}

	/** Begins to check a board's links, unless that is going on; says why not. */
	begin(board: Slug): Refusal | undefined {
		const now = this.#world.clock();
		if (this.going.of(board)) return undefined;
		const wait = this.#allowance.wait(board, now);
		if (wait > 0 || this.going.size >= BOARDS_AT_ONCE)
			return refuse('too_many', `Too many checks: try again in ${Math.ceil(wait / 1000) || 60} s`);
		this.#allowance.spend(board, now);
		const ticket = this.#world.ticket();
		this.going.note(board, { done: 0, of: 0, ticket });
		const ended = this.#check(board, ticket)
			.catch((error: unknown) => log.warn({ err: error }, `checking the links of ${board} failed`))
			.finally(() => {
				this.#ends.delete(board);
				this.going.note(board, null);
			});
		this.#ends.set(board, ended);
		return undefined;
	}

	/** How a board's links do. */
	async tally(board: Slug): Promise<LinkTally> {
		const going = this.going.of(board);
		const tally = await this.#links.tally(board, this.#world.clock() - CHECKED_FOR);
		return { ...tally, going };
	}

	/** Resolves once no check is going on here. */
	async settled(): Promise<void> {
		await Promise.all(this.#ends.values());
	}

	/** Ends all checks: what they have found is kept. */
	async stop(): Promise<void> {
		this.#stopping.abort();
		await this.settled();
		this.going.close();
	}

	async #check(board: Slug, ticket: string): Promise<void> {
		const since = this.#world.clock() - CHECKED_FOR;
		const due = await this.#links.due(board, since, MOST);
		let done = 0;
		const step = (more: number) =>
			this.going.note(board, { done: (done += more), of: due.length, ticket });
		step(0);
		const sites = bySite(due);
		const work = async () => {
			for (let site = sites.shift(); site; site = sites.shift())
				await this.#site(board, site, () => step(1));
		};
		await Promise.all(Array.from({ length: SITES_AT_ONCE }, work));
	}

	async #site(board: Slug, urls: readonly string[], looked: () => void): Promise<void> {
		for (const [index, url] of urls.entries()) {
			const { signal } = this.#stopping;
			if (index > 0) await this.#world.pause(APART, signal).catch(() => undefined);
			if (signal.aborted || this.going.isSecond(board)) return;
			const found = await this.#world.look(url);
			await this.#links.keep(board, url, { at: this.#world.clock(), found });
			looked();
		}
	}
}

function bySite(urls: readonly string[]): string[][] {
	const sites = new Map<string, string[]>();
	for (const url of urls) {
		const { host } = new URL(url);
		sites.set(host, [...(sites.get(host) ?? []), url]);
	}
	return [...sites.values()];
}
