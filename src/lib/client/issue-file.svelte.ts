import type { Change } from '#lib/domain/change.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { Dossier } from '#lib/protocol/dossier.ts';
import { dossierAfter } from './dossier-after.ts';
import { fetched, type FetchJson } from './fetch-json.ts';
import { Overheard } from './overheard.ts';

/** One of a dossier's lists. */
export type DossierList = keyof Dossier;

/** What is known of one issue beyond its card: its first pages, what came since, and the older pages asked for. */
export class IssueFile {
	readonly #address: string;
	readonly #fetchJson: FetchJson;
	readonly #issue: Slug;
	#dossier: Dossier;
	#failed = $state.raw<DossierList | null>(null);
	/** While the first pages are read anew. */
	readonly #overheard = new Overheard();
	readonly #reading = new Set<DossierList>();

	constructor(board: Slug, issue: Slug, dossier: Dossier, fetchJson: FetchJson = fetched) {
		this.#address = `/api/v1/boards/${board}/issues/${issue}`;
		this.#issue = issue;
		this.#fetchJson = fetchJson;
		this.#dossier = $state.raw(dossier);
	}

	get dossier(): Dossier {
		return this.#dossier;
	}

	/** The list whose next page could not be had. */
	get failed(): DossierList | null {
		return this.#failed;
	}

	/** Takes in changes of the board, in order. */
	receive(changes: readonly Change[]): void {
		this.#overheard.hear(changes);
		this.#dossier = changes.reduce(
			(dossier, change) => dossierAfter(dossier, change, this.#issue),
			this.#dossier
		);
	}

	/**
	 * Reads the first pages anew: more was missed than changes came. Of two answers the last that was asked for counts; where none
	 * comes, what is held stays.
	 */
	async renew(): Promise<void> {
		const read = await this.#overheard.reading(async () =>
			Dossier.parse(await this.#fetchJson(this.#address))
		);
		if (!read?.page) return;
		this.#dossier = read.page;
		this.receive(read.heard);
	}

	/** Reads the next older page of a list. */
	async more(list: DossierList): Promise<void> {
		const cursor = this.#dossier[list].next;
		if (cursor === null || this.#reading.has(list)) return;
		this.#reading.add(list);
		this.#failed = null;
		try {
			const query = new URLSearchParams({ cursor });
			const page = await this.#fetchJson(`${this.#address}/${list}?${query}`);
			// It goes on where the list ended that was read anew meanwhile.
			if (this.#dossier[list].next === cursor) this.#append(list, page);
		} catch {
			this.#failed = list;
		} finally {
			this.#reading.delete(list);
		}
	}

	#append(list: DossierList, answer: unknown): void {
		const held = this.#dossier;
		switch (list) {
			case 'entries':
				this.#dossier = { ...held, entries: joined(held.entries, PAGES.entries.parse(answer)) };
				break;
			case 'positions':
				this.#dossier = {
					...held,
					positions: joined(held.positions, PAGES.positions.parse(answer))
				};
				break;
			case 'changes':
				this.#dossier = { ...held, changes: joined(held.changes, PAGES.changes.parse(answer)) };
				break;
			default:
				list satisfies never;
		}
	}
}

const PAGES = Dossier.shape;

interface Page<T> {
	items: T[];
	next: string | null;
}

const joined = <T>(held: Page<T>, { items, next }: Page<T>): Page<T> => ({
	items: [...held.items, ...items],
	next
});
