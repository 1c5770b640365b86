type Ask = (url: string, headers: Record<string, string>) => Promise<Response>;

/** An answer as a cache keeps it. */
interface Kept {
	readonly body: string;
	readonly headers: Headers;
	/** When it was had or last confirmed, in ms. */
	since: number;
}

/**
 * A cache that many share, as a CDN is one (RFC 9111, 5861): it keeps what is public for `s-maxage`, shows it for
 * `stale-while-revalidate` longer while it asks anew, once for all who ask, and by its ETag.
 */
export class SharedCache {
	readonly #origin: Ask;
	readonly #clock: () => number;
	readonly #kept = new Map<string, Kept>();
	readonly #asking = new Map<string, Promise<Response>>();
	/** How often the origin was asked, and how often it had nothing new. */
	readonly asked = { inAll: 0, unchanged: 0 };

	constructor(origin: Ask, clock: () => number) {
		this.#origin = origin;
		this.#clock = clock;
	}

	async get(url: string): Promise<Response> {
		const kept = this.#kept.get(url);
		if (!kept) return (await this.#askOnce(url)).clone();
		const age = (this.#clock() - kept.since) / 1000;
		if (age < secondsOf(kept, 's-maxage')) return answerOf(kept);
		const asking = this.#askOnce(url);
		if (age < secondsOf(kept, 's-maxage') + secondsOf(kept, 'stale-while-revalidate')) {
			return answerOf(kept);
		}
		return (await asking).clone();
	}

	/** Resolves when nothing is asked of the origin any more. */
	async settled(): Promise<void> {
		await Promise.all(this.#asking.values());
	}

	#askOnce(url: string): Promise<Response> {
		const asking = this.#asking.get(url) ?? this.#ask(url).finally(() => this.#asking.delete(url));
		this.#asking.set(url, asking);
		return asking;
	}

	async #ask(url: string): Promise<Response> {
		const kept = this.#kept.get(url);
		const etag = kept?.headers.get('etag');
		this.asked.inAll += 1;
		const answer = await this.#origin(url, etag ? { 'if-none-match': etag } : {});
		if (kept && answer.status === 304) {
			this.asked.unchanged += 1;
			kept.since = this.#clock();
			return answerOf(kept);
		}
		const body = await answer.text();
		const made = { body, headers: answer.headers, since: this.#clock() };
		if (answer.ok && /\bpublic\b/.test(answer.headers.get('cache-control') ?? ''))
			this.#kept.set(url, made);
		return new Response(body, { status: answer.status, headers: answer.headers });
	}
}

const answerOf = ({ body, headers }: Kept): Response => new Response(body, { headers });

const secondsOf = ({ headers }: Kept, directive: string): number =>
	Number(new RegExp(`${directive}=(\\d+)`).exec(headers.get('cache-control') ?? '')?.[1] ?? 0);
