import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import { ReadSource } from '#lib/protocol/sources.ts';
import { Allowance, type Limits } from '../displays/allowance.ts';
import { fetchPage, type Page } from './fetch-page.ts';
import { readSource } from './read-source.ts';

/** As often as anybody cites: so many pages at once, then one in a while. */
const CITING: Limits = { burst: 30, refill: 2_000 };
/** Pages that are read at one time: each takes a connection, and memory for 1 MB. */
const MOST_AT_ONCE = 8;

/** Reads what pages say of themselves, so often for one person or program, and so many at one time. */
export class SourceReadings {
	readonly #fetch: (url: string) => Promise<Page | null>;
	readonly #citing = new Allowance(CITING);
	#going = 0;

	constructor(fetch: (url: string) => Promise<Page | null> = fetchPage) {
		this.#fetch = fetch;
	}

	/** What a page says, for whom `who` names; `now`: ms since 1970. */
	async read(url: string, who: string, now: number): Promise<ReadSource | Refusal> {
		const wait = this.#citing.wait(who, now);
		if (wait > 0)
			return refuse('too_many', `Too many pages: try again in ${Math.ceil(wait / 1000)} s`);
		this.#citing.spend(who, now);
		if (this.#going >= MOST_AT_ONCE)
			return refuse('too_many', 'Other pages are being read: try again in a few seconds');
		this.#going += 1;
		const page = await this.#fetch(url).finally(() => (this.#going -= 1));
		const source = page && ReadSource.safeParse(readSource(page));
		if (source?.success) return source.data;
		return refuse('not_found', 'That page cannot be read: type what it says by hand');
	}
}

/** Those of this process. */
export const sourceReadings = new SourceReadings();
