import type { Change } from '#lib/domain/change.ts';
import type { Comment } from '#lib/domain/comment.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { CommentsAnswer } from '#lib/protocol/comments.ts';
import { fetched, type FetchJson } from './fetch-json.ts';
import { Overheard } from './overheard.ts';

/** What was said of one issue, as far as it was read: newest first. */
export class Comments {
	readonly #address: string;
	readonly #issue: Slug;
	readonly #fetchJson: FetchJson;
	#items = $state.raw<readonly Comment[]>([]);
	#next = $state.raw<number | null>(null);
	#failed = $state(false);
	readonly #overheard = new Overheard();

	constructor(board: Slug, issue: Slug, fetchJson: FetchJson = fetched) {
		this.#address = `/api/v1/boards/${board}/issues/${issue}/comments`;
		this.#issue = issue;
		this.#fetchJson = fetchJson;
	}

	get items(): readonly Comment[] {
		return this.#items;
	}

	/** Whether older ones can be read. */
	get hasMore(): boolean {
		return this.#next !== null;
	}

	/** Whether they could not be had when last asked for. */
	get hasFailed(): boolean {
		return this.#failed;
	}

	/** Reads the first page anew; of two readings, what was heard meanwhile stays. */
	renew(): Promise<void> {
		return this.#read('', ([newest]) => this.#items.filter(({ id }) => id > (newest?.id ?? 0)));
	}

	/** Reads the next older page. */
	async more(): Promise<void> {
		if (this.#next !== null && !this.#overheard.isReading)
			await this.#read(`?before=${this.#next}`, () => this.#items);
	}

	/** Takes in changes of the board, in order. */
	receive(changes: readonly Change[]): void {
		this.#overheard.hear(changes);
		this.#items = changes.reduce((items, change) => after(items, change, this.#issue), this.#items);
	}

	async #read(
		query: string,
		held: (read: readonly Comment[]) => readonly Comment[]
	): Promise<void> {
		this.#failed = false;
		const read = await this.#overheard.reading(async () =>
			CommentsAnswer.parse(await this.#fetchJson(this.#address + query))
		);
		if (!read) return;
		const { page, heard } = read;
		this.#failed = !page;
		if (!page) return;
		this.#items = [...held(page.items), ...page.items];
		this.#next = page.next;
		this.receive(heard);
	}
}

/** What a change makes of them; one that was seen changes nothing. */
function after(items: readonly Comment[], change: Change, issue: Slug): readonly Comment[] {
	const { happening, revision, actor: by, at } = change;
	const alter = (id: number, next: Partial<Comment>) =>
		items.map((each) => (each.id === id ? { ...each, ...next } : each));
	switch (happening.type) {
		case 'comment.posted': {
			if (happening.issue !== issue || items.some(({ id }) => id >= revision)) return items;
			const { text, mentions = [] } = happening;
			const posted = { id: revision, issue, by, at, text, mentions };
			return [{ ...posted, edited: null, deleted: null }, ...items];
		}
		case 'comment.edited':
			return alter(happening.comment, {
				text: happening.text,
				mentions: happening.mentions ?? [],
				edited: at
			});
		case 'comment.deleted':
			return alter(happening.comment, { text: '', mentions: [], deleted: at });
		default:
			return items;
	}
}
