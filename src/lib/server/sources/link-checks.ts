import { setTimeout } from 'node:timers/promises';
import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { LinkState, LinkTally } from '#lib/protocol/publishers.ts';
import { Allowance } from '../displays/allowance.ts';
import { log } from '../log.ts';
import type { CitedLinks } from '../store/cited-links.ts';
import { lookAt } from './fetch-page.ts';

/** A link is looked at again after so long, in ms. */
export const CHECKED_FOR = 7 * 86_400_000;
/** Links of one check: the next goes on where it ended. */
const MOST = 200;
/** Sites that are asked at once, and how long each is left alone between two questions, in ms. */
const SITES_AT_ONCE = 4;
const APART = 1_000;
/** Boards whose links are checked at once. */
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
}

const theWorld: CheckWorld = {
	look: (url) => lookAt(url),
	clock: Date.now,
	pause: (ms, signal) => setTimeout(ms, undefined, { signal, ref: false })
};

interface Going {
	done: number;
	of: number;
	ended: Promise<void>;
}

/** Looks at the links that boards cite, where somebody asks for it: a few sites at once, each one question after another. */
export class LinkChecks {
	readonly #links: CitedLinks;
	readonly #world: CheckWorld;
	readonly #going = new Map<Slug, Going>();
	readonly #allowance = new Allowance(RATE);
	readonly #stopping = new AbortController();

	constructor(links: CitedLinks, world: CheckWorld = theWorld) {
		this.#links = links;
		this.#world = world;
	}

	/** Begins to check a board's links, unless that is going on; says why not. */
	begin(board: Slug): Refusal | undefined {
		const now = this.#world.clock();
		if (this.#going.has(board)) return undefined;
		const wait = this.#allowance.wait(board, now);
		if (wait > 0 || this.#going.size >= BOARDS_AT_ONCE)
			return refuse('too_many', `Too many checks: try again in ${Math.ceil(wait / 1000) || 60} s`);
		this.#allowance.spend(board, now);
		const going: Going = { done: 0, of: 0, ended: Promise.resolve() };
		this.#going.set(board, going);
		going.ended = this.#check(board, going)
			.catch((error: unknown) => log.warn({ err: error }, `checking the links of ${board} failed`))
			.finally(() => this.#going.delete(board));
		return undefined;
	}

	/** How a board's links do. */
	async tally(board: Slug): Promise<LinkTally> {
		const going = this.#going.get(board);
		const tally = await this.#links.tally(board, this.#world.clock() - CHECKED_FOR);
		return { ...tally, going: going ? { done: going.done, of: going.of } : null };
	}

	/** Resolves once no check is going on. */
	async settled(): Promise<void> {
		await Promise.all(Array.from(this.#going.values(), ({ ended }) => ended));
	}

	/** Ends all checks: what they have found is kept. */
	async stop(): Promise<void> {
		this.#stopping.abort();
		await this.settled();
	}

	async #check(board: Slug, going: Going): Promise<void> {
		const since = this.#world.clock() - CHECKED_FOR;
		const due = await this.#links.due(board, since, MOST);
		going.of = due.length;
		const sites = bySite(due);
		const work = async () => {
			for (let site = sites.shift(); site; site = sites.shift())
				await this.#site(board, site, going);
		};
		await Promise.all(Array.from({ length: SITES_AT_ONCE }, work));
	}

	async #site(board: Slug, urls: readonly string[], going: Going): Promise<void> {
		for (const [index, url] of urls.entries()) {
			const { signal } = this.#stopping;
			if (index > 0) await this.#world.pause(APART, signal).catch(() => undefined);
			if (signal.aborted) return;
			const found = await this.#world.look(url);
			await this.#links.keep(board, url, { at: this.#world.clock(), found });
			going.done += 1;
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
