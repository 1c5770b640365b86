import type { Actor } from '#lib/domain/actor.ts';
import { exists, type Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import type { Command } from '#lib/domain/command.ts';
import { dayOf, instantOf, type Day, type Instant } from '#lib/domain/day.ts';
import { noBoard, purgedUntil } from '#lib/domain/decide-life.ts';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import { freeSlug, type Slug } from '#lib/domain/slug.ts';
import type {
	BoardLine,
	DeletedLine,
	ChangesAnswer,
	SeriesAnswer,
	SeriesQuery
} from '#lib/protocol/api.ts';
import type { Dossier } from '#lib/protocol/dossier.ts';
import { LARGEST_CATCH_UP } from '#lib/protocol/live.ts';
import { LivingBoard } from './boards/living-board.ts';
import type { Committed } from './boards/round.ts';
import { seriesOf } from './boards/series-of.ts';
import type { Store } from './store/store.ts';

export type { Committed };

/** Told after each commit, by this process or another: the changes, in order, and the board after them. */
export type CommittedListener = (changes: readonly Change[], board: Board) => void;

/** What a viewer who holds a revision must be given to be current. */
export type CaughtUp = { revision: number; changes: Change[] } | { revision: number; board: Board };

/** The one door to all boards: decides, commits, then tells. What it is asked for and does not have is a `not_found` refusal. */
export class Boards {
	readonly #store: Store;
	readonly #clock: () => number;
	readonly #living = new Map<Slug, Promise<LivingBoard>>();
	readonly #listeners = new Set<CommittedListener>();

	/** `clock`: milliseconds since 1970. */
	constructor(store: Store, clock: () => number = Date.now) {
		this.#store = store;
		this.#clock = clock;
	}

	/** Every board that is not deleted, in order of its name. */
	list(): Promise<BoardLine[]> {
		return this.#store.boards();
	}

	/** Every board that can be restored, the one deleted last first. */
	deleted(): Promise<DeletedLine[]> {
		return this.#store.deletedBoards();
	}

	/** Whether there never was any board. */
	async isNew(): Promise<boolean> {
		return (await this.#store.takenSlugs()).length === 0;
	}

	/** The address that a title suggests, numbered where it was ever given before. */
	async freeSlug(title: string): Promise<Slug> {
		return freeSlug(title, 'board', new Set(await this.#store.takenSlugs()));
	}

	/** Erases boards that can no longer be restored. */
	purge(): Promise<void> {
		return this.#store.purge(instantOf(purgedUntil(this.#clock())));
	}

	/** The board as it is now. */
	async board(slug: Slug): Promise<Board | Refusal> {
		const living = await this.#find(slug);
		return isRefusal(living) ? living : living.board;
	}

	/** Decides and commits a command of somebody. Sent twice with one id, it takes effect once and has one answer. */
	async submit(
		slug: Slug,
		id: string,
		command: Command,
		actor: Actor | null
	): Promise<Committed | Refusal> {
		if (!actor)
			return refuse('unidentified', 'Give your name first: every change says who made it');
		const living = await this.#live(slug);
		const outcome = await living.submit(id, command, actor);
		this.#forgetUnborn(slug, living);
		return outcome;
	}

	/** A page of the log after a revision. */
	async changesSince(slug: Slug, since: number, limit: number): Promise<ChangesAnswer | Refusal> {
		const living = await this.#find(slug);
		if (isRefusal(living)) return living;
		const changes = [...(await living.changesSince(since, limit))];
		const { revision } = living.board;
		return { changes, revision, more: (changes.at(-1)?.revision ?? revision) < revision };
	}

	/** What somebody who holds revision `since` (nothing, where it is left out) must be given: at the very moment it resolves, it is current. */
	async catchUp(slug: Slug, since: number | undefined): Promise<CaughtUp | Refusal> {
		const living = await this.#find(slug);
		if (isRefusal(living)) return living;
		// Somebody who knows more than this process has been served by another.
		if (since !== undefined && since > living.board.revision) await living.catchUp();
		const missed = living.board.revision - (since ?? -Infinity);
		if (since === undefined || missed < 0 || missed > LARGEST_CATCH_UP) return whole(living.board);
		const changes = [...(await living.changesSince(since, LARGEST_CATCH_UP))];
		const { revision } = living.board;
		const isCurrent = (changes.at(-1)?.revision ?? since) === revision;
		return isCurrent ? { revision, changes } : whole(living.board);
	}

	/** The board as it was at a revision that it has had. */
	async boardAt(slug: Slug, revision: number): Promise<Board | Refusal> {
		const board = await this.board(slug);
		if (isRefusal(board) || revision === board.revision) return board;
		if (revision >= 1 && revision < board.revision) return this.#store.boardAt(slug, revision);
		return refuse('not_found', `"${slug}" has the revisions 1 to ${board.revision}`);
	}

	/** The last revision recorded at or before a moment; 0 where there was none. */
	async revisionAt(slug: Slug, at: Instant): Promise<number | Refusal> {
		const board = await this.board(slug);
		return isRefusal(board) ? board : this.#store.revisionAt(slug, at);
	}

	/** The day of the earliest judgement; null where nothing was ever assessed. */
	firstDay(slug: Slug): Promise<Day | null> {
		return this.#store.firstDay(slug);
	}

	/** Tension and status over time, and the index, by default of all open issues since the first assessment. */
	async series(slug: Slug, query: SeriesQuery): Promise<SeriesAnswer | Refusal> {
		const board = await this.board(slug);
		return isRefusal(board) ? board : seriesOf(this.#store, board, query, this.#today());
	}

	/** The first pages of what is held of an issue beyond its card. */
	async dossier(slug: Slug, issue: Slug): Promise<Dossier | Refusal> {
		const missing = await this.#missing(slug, issue);
		return missing ?? this.#store.dossier(slug, issue);
	}

	/** A page of one list of an issue's dossier: the first, or that at a cursor. */
	async dossierPage<L extends keyof Dossier>(
		slug: Slug,
		issue: Slug,
		list: L,
		cursor: string | undefined
	): Promise<Dossier[L] | Refusal> {
		const missing = await this.#missing(slug, issue);
		if (missing) return missing;
		if (cursor) return this.#store.dossierPage(slug, issue, list, cursor);
		return (await this.#store.dossier(slug, issue))[list];
	}

	/** At most `limit` entries that touch any of the issues within the days, newest first. */
	async entriesBetween(
		slug: Slug,
		issues: readonly Slug[],
		days: { from: Day; to: Day },
		limit: number
	): Promise<Dossier['entries']['items'] | Refusal> {
		const board = await this.board(slug);
		if (isRefusal(board)) return board;
		return this.#store.entriesBetween(slug, issues, { ...days, limit });
	}

	/** Reads what other processes have committed: to one board, or to all in memory. */
	async wake(slug?: Slug): Promise<void> {
		const all = slug === undefined ? [...this.#living.values()] : [this.#living.get(slug)];
		for (const living of all) await (await living)?.catchUp();
	}

	/** Resolves once all commands taken on have their answers. */
	async settled(): Promise<void> {
		for (const living of [...this.#living.values()]) await (await living).settled();
	}

	/** Whether a command could be committed now. */
	ready(): Promise<boolean> {
		return this.#store.ready();
	}

	/** Calls the listener after each commit until the returned function is called. */
	onCommitted(listener: CommittedListener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	async #find(slug: Slug): Promise<LivingBoard | Refusal> {
		const living = await this.#live(slug);
		if (exists(living.board) && !living.board.deleted) return living;
		this.#forgetUnborn(slug, living);
		return noBoard(slug);
	}

	#live(slug: Slug): Promise<LivingBoard> {
		const held = this.#living.get(slug);
		if (held) return held;
		const loading = this.#load(slug);
		this.#living.set(slug, loading);
		loading.catch(() => this.#living.delete(slug));
		return loading;
	}

	async #load(slug: Slug): Promise<LivingBoard> {
		const board = await this.#store.load(slug);
		return new LivingBoard(this.#store, board, this.#clock, (changes, after) => {
			for (const listener of this.#listeners) listener(changes, after);
		});
	}

	/** Names that nobody has made a board of are not remembered: anybody may ask for any number of them. */
	#forgetUnborn(slug: Slug, living: LivingBoard): void {
		if (!exists(living.board) && living.idle) this.#living.delete(slug);
	}

	async #missing(slug: Slug, issue: Slug): Promise<Refusal | undefined> {
		const board = await this.board(slug);
		if (isRefusal(board)) return board;
		if (board.issues.some((each) => each.id === issue)) return undefined;
		return refuse('not_found', `There is no issue "${issue}" on this board`);
	}

	#today(): Day {
		return dayOf(instantOf(this.#clock()));
	}
}

const whole = (board: Board): CaughtUp => ({ revision: board.revision, board });
