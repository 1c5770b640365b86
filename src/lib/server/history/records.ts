import type { Actor } from '#lib/domain/actor.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import {
	HISTORY_PAGE,
	type HistoryAnswer,
	type HistoryQuery,
	type Recorded
} from '#lib/protocol/history.ts';
import type { SearchAnswer } from '#lib/protocol/search.ts';
import type { Boards } from '../boards.ts';
import type { Store } from '../store/store.ts';

/** The record of the boards there are: what happened, and what proves it. */
export class Records {
	readonly #boards: Boards;
	readonly #store: Store;

	constructor(boards: Boards, store: Store) {
		this.#boards = boards;
		this.#store = store;
	}

	/** The same, of the boards as somebody may see them. */
	of(boards: Boards): Records {
		return new Records(boards, this.#store);
	}

	/** A page of everything that happened on a board, newest first. */
	async history(
		slug: Slug,
		query: HistoryQuery,
		limit = HISTORY_PAGE
	): Promise<HistoryAnswer | Refusal> {
		const board = await this.#boards.board(slug);
		return isRefusal(board) ? board : this.#store.history(slug, query, limit);
	}

	/** Everything that a query leaves, newest first, so many changes at a time. Throws where there is no such board any more: what came is not all. */
	async *wholeHistory(slug: Slug, query: HistoryQuery, each: number): AsyncGenerator<Recorded[]> {
		let from: HistoryQuery | null = query;
		while (from) {
			const page = await this.history(slug, from, each);
			if (isRefusal(page)) throw new Error(page.message);
			yield page.items;
			from = page.next && { ...query, before: page.next.before };
		}
	}

	/** Everybody who made a change of a board. */
	async whoChanged(slug: Slug): Promise<Actor[] | Refusal> {
		const board = await this.#boards.board(slug);
		return isRefusal(board) ? board : this.#store.whoChanged(slug);
	}

	/** What on a board has all the words of a query, best first. */
	async search(slug: Slug, q: string): Promise<SearchAnswer | Refusal> {
		const board = await this.#boards.board(slug);
		return isRefusal(board) ? board : this.#store.search(slug, q);
	}

	/** The hash of a change of a board; null where it waits to be sealed, or there is none. */
	async hashAt(slug: Slug, revision: number): Promise<string | null> {
		if (isRefusal(await this.#boards.board(slug))) return null;
		return this.#store.hashAt(slug, revision);
	}
}
