import { DeskAnswer, type DeskPerson } from '#lib/protocol/comments.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { fetched, type FetchJson } from './fetch-json.ts';

/** Most people offered at one time. */
const MOST = 8;
/** An `@` that begins a word, and what is written behind it. */
const ASKED = /(?:^|[\s([{"'])@([^\n@]{0,80})$/u;

/** Somebody being named at a place of a text. */
interface Naming {
	/** Where the `@` stands. */
	at: number;
	/** Where the writing goes on. */
	caret: number;
	query: string;
}

/** Whom one may speak to, while a comment is written: those of the desk whose name begins as was written behind an `@`. */
export class Mentioning {
	readonly #address: string;
	readonly #fetchJson: FetchJson;
	#people = $state.raw<readonly DeskPerson[] | null>(null);
	#naming = $state.raw<Naming | null>(null);
	#at = $state(0);

	constructor(board: Slug, fetchJson: FetchJson = fetched) {
		this.#address = `/api/v1/boards/${board}/people`;
		this.#fetchJson = fetchJson;
	}

	/** Who is offered now; nobody while nobody is being named. */
	get offered(): readonly DeskPerson[] {
		const query = this.#naming?.query.toLowerCase();
		if (query === undefined || !this.#people) return [];
		return this.#people.filter(({ name }) => begins(name.toLowerCase(), query)).slice(0, MOST);
	}

	/** The one of them that Enter takes. */
	get active(): DeskPerson | undefined {
		return this.offered[this.#at];
	}

	/** Looks at what stands before the caret. */
	look(text: string, caret: number): void {
		const [, query] = ASKED.exec(text.slice(0, caret)) ?? [];
		const before = this.#naming;
		this.#naming = query === undefined ? null : { at: caret - query.length - 1, caret, query };
		if (before?.query !== query) this.#at = 0;
		if (this.#naming) void this.#know();
	}

	/** The next of those who are offered, or the one before. */
	move(step: 1 | -1): void {
		const { length } = this.offered;
		if (length > 0) this.#at = (this.#at + step + length) % length;
	}

	close(): void {
		this.#naming = null;
	}

	/** The text with somebody named in it, and where the writing goes on. */
	name(text: string, { name }: DeskPerson): { text: string; caret: number } {
		const naming = this.#naming;
		if (!naming) return { text, caret: text.length };
		this.#naming = null;
		const before = `${text.slice(0, naming.at)}@${name} `;
		return { text: before + text.slice(naming.caret).replace(/^ /, ''), caret: before.length };
	}

	async #know(): Promise<void> {
		if (this.#people) return;
		try {
			this.#people = DeskAnswer.parse(await this.#fetchJson(this.#address)).people;
		} catch {
			// Without the network nobody is offered; what is written is a comment all the same.
		}
	}
}

const begins = (name: string, query: string): boolean =>
	name.startsWith(query) || name.split(' ').some((part) => part.startsWith(query));
