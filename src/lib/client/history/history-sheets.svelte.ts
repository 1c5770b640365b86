import { historyQueryOf, HistoryAnswer, type HistoryQuery } from '#lib/protocol/history.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { fetched, type FetchJson } from '../fetch-json.ts';

/** Pages that are in the document at one time. */
export const MOST_SHEETS = 6;

/** A page of the history: where it begins, and what it says while it is held. */
export interface Sheet {
	readonly query: HistoryQuery;
	readonly answer: HistoryAnswer | null;
	/** As it was when it was last laid out, in pixels. */
	readonly height: number;
}

/** The pages read so far. Those far from what is looked at are let go, keep their room, and are read again when it comes near. */
export class HistorySheets {
	readonly #address: string;
	readonly #fetchJson: FetchJson;
	/** The first page begins here when it is read again: what came since is not on it. */
	readonly #top: number;
	#sheets: Sheet[];
	#end: HistoryAnswer['next'];
	#failed = $state(false);

	constructor(
		board: Slug,
		{ query, answer }: { query: HistoryQuery; answer: HistoryAnswer },
		fetchJson: FetchJson = fetched
	) {
		this.#address = `/api/v1/boards/${board}/history`;
		this.#fetchJson = fetchJson;
		this.#top = query.before ?? (answer.items[0]?.revision ?? 0) + 1;
		this.#sheets = $state.raw([{ query, answer, height: 0 }]);
		this.#end = $state.raw(answer.next);
	}

	/** Every page, in order; those that are not held have no answer. */
	get sheets(): readonly Sheet[] {
		return this.#sheets;
	}

	/** What follows the last page; null at the beginning of the log. */
	get end(): HistoryAnswer['next'] {
		return this.#end;
	}

	/** Whether a page could not be had. */
	get failed(): boolean {
		return this.#failed;
	}

	/** Notes how much room a page takes. */
	measured(index: number, height: number): void {
		const sheet = this.#sheets[index];
		if (sheet && sheet.height !== height) this.#set(index, { ...sheet, height });
	}

	/** The pages that the window from one height to another touches. */
	within(top: number, bottom: number): { first: number; last: number } {
		let [edge, first, last] = [0, 0, 0];
		for (const [index, { height }] of this.#sheets.entries()) {
			if (edge <= top) first = index;
			if (edge <= bottom) last = index;
			edge += height;
		}
		return { first, last };
	}

	/** Holds those pages and their neighbours, the next new one among them, and lets others go. Resolves when it is done. */
	async look(first: number, last: number): Promise<void> {
		try {
			for (let index = Math.max(0, first - 1); index <= last + 1; index += 1)
				await this.#hold(index);
			this.#letGo(first, last);
			this.#failed = false;
		} catch {
			this.#failed = true;
		}
	}

	async #hold(index: number): Promise<void> {
		const sheet = this.#sheets[index];
		if (sheet?.answer) return;
		if (sheet) return this.#set(index, { ...sheet, answer: await this.#read(sheet.query) });
		if (!this.#end || index !== this.#sheets.length) return;
		const query = { ...this.#queryOf(0), before: this.#end.before };
		const answer = await this.#read(query);
		this.#sheets = [...this.#sheets, { query, answer, height: 0 }];
		this.#end = answer.next;
	}

	#letGo(first: number, last: number): void {
		const spare = Math.max(1, Math.floor((MOST_SHEETS - 1 - (last - first)) / 2));
		this.#sheets = this.#sheets.map((sheet, index) =>
			index < first - spare || index > last + spare ? { ...sheet, answer: null } : sheet
		);
	}

	async #read(query: HistoryQuery): Promise<HistoryAnswer> {
		const asked = historyQueryOf({ ...query, before: query.before ?? this.#top });
		return HistoryAnswer.parse(await this.#fetchJson(this.#address + asked));
	}

	#queryOf(index: number): HistoryQuery {
		const sheet = this.#sheets[index];
		if (!sheet) throw new Error('There is no such page');
		return sheet.query;
	}

	#set(index: number, sheet: Sheet): void {
		this.#sheets = this.#sheets.map((each, at) => (at === index ? sheet : each));
	}
}
