import { ANYONE, roleOn, type Asker } from '#lib/domain/asker.ts';
import { exists, type Board } from '#lib/domain/board.ts';
import type { Command } from '#lib/domain/command.ts';
import { dayOf, instantOf, type Day, type Instant } from '#lib/domain/day.ts';
import { noBoard, purgedUntil } from '#lib/domain/decide-life.ts';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import { isShownTo, mayRead, unidentified } from '#lib/domain/rights.ts';
import { isAtLeast } from '#lib/domain/role.ts';
import { freeSlug, type Slug } from '#lib/domain/slug.ts';
import type { BoardLine, DeletedLine, ChangesPage, SeriesQuery } from '#lib/protocol/api.ts';
import type { CommentsAnswer } from '#lib/protocol/comments.ts';
import type { Dossier } from '#lib/protocol/dossier.ts';
import { caughtUp, type CaughtUp } from './boards/caught-up.ts';
import { LivingBoard } from './boards/living-board.ts';
import type { Committed } from './boards/round.ts';
import { missingIssue } from './boards/missing-issue.ts';
import { seriesOf, type Series } from './boards/series-of.ts';
import { nothingShared, type CommittedListener, type Shared } from './boards/shared.ts';
import { refuseStrangers } from './boards/strangers.ts';
import { orInTrouble } from './database/trouble.ts';
import type { Store } from './store/store.ts';

export type { CaughtUp, Committed, CommittedListener };

/**
 * The one door to all boards: decides, commits, then tells. It is a door for one asker, and by itself one for anyone: `as`
 * gives another's. What it does not have, or the asker may not know of, is a `not_found` refusal.
 */
export class Boards {
	readonly #store: Store;
	readonly #clock: () => number;
	readonly #shared: Shared;
	readonly #asker: Asker;

	/** `clock`: milliseconds since 1970. */
	constructor(
		store: Store,
		clock: () => number = Date.now,
		asker = ANYONE,
		shared: Shared = nothingShared()
	) {
		this.#store = store;
		this.#clock = clock;
		this.#asker = asker;
		this.#shared = shared;
	}

	/** The same boards for somebody. */
	as(asker: Asker): Boards {
		return new Boards(this.#store, this.#clock, asker, this.#shared);
	}

	/** Every board that is not deleted and that the asker may read, in order of its name. */
	async list(): Promise<BoardLine[]> {
		const lines = await orInTrouble(this.#store.boards(), () => this.#shared.lines);
		this.#shared.lines = lines;
		const boards = await Promise.all(lines.map(({ slug }) => this.#find(slug)));
		return lines.filter(({ slug }, index) => !isRefusal(boards[index] ?? noBoard(slug)));
	}

	/** Every board that the asker can restore, the one deleted last first. */
	async deleted(): Promise<DeletedLine[]> {
		const lines = await this.#store.deletedBoards();
		return lines.filter(({ slug }) => isAtLeast(roleOn(this.#asker, slug), 'admin'));
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

	/** Decides and commits a command of the asker. Sent twice with one id, it takes effect once and has one answer. */
	async submit(slug: Slug, id: string, command: Command): Promise<Committed | Refusal> {
		const living = await this.#live(slug);
		const outcome = await this.#submit(living, id, command);
		this.#forgetUnborn(slug, living);
		this.#shared.answered?.(outcome);
		return outcome;
	}

	/** A page of the log after a revision. */
	async changesSince(slug: Slug, since: number, limit: number): Promise<ChangesPage | Refusal> {
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
		const given = await caughtUp(living, since);
		return isShownTo(this.#asker, living.board) ? given : noBoard(slug);
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
	async firstDay(slug: Slug): Promise<Day | null> {
		return isRefusal(await this.board(slug)) ? null : this.#store.firstDay(slug);
	}

	/** Tension and status over time, and the index, by default of all open issues since the first assessment. */
	async series(slug: Slug, query: SeriesQuery): Promise<Series | Refusal> {
		const board = await this.board(slug);
		const today = dayOf(instantOf(this.#clock()));
		return isRefusal(board) ? board : seriesOf(this.#store, board, query, today);
	}

	/** The first pages of what is held of an issue beyond its card. */
	async dossier(slug: Slug, issue: Slug): Promise<Dossier | Refusal> {
		return (await this.#missing(slug, issue)) ?? this.#store.dossier(slug, issue);
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

	/** A page of what was said of an issue. */
	async comments(slug: Slug, issue: Slug, before?: number): Promise<CommentsAnswer | Refusal> {
		return (await this.#missing(slug, issue)) ?? this.#store.comments(slug, issue, before);
	}

	/** At most `limit` entries that touch any of the issues within the days, newest first. */
	async entriesBetween(
		slug: Slug,
		issues: readonly Slug[],
		days: { from: Day; to: Day },
		limit: number
	): Promise<Dossier['entries']['items'] | Refusal> {
		const board = await this.board(slug);
		return isRefusal(board) ? board : this.#store.entriesBetween(slug, issues, { ...days, limit });
	}

	/** Reads what other processes have committed: to one board, up to a revision that was told of, or to all in memory. */
	async wake(slug?: Slug, told?: number): Promise<void> {
		const all =
			slug === undefined ? [...this.#shared.living.values()] : [this.#shared.living.get(slug)];
		for (const living of all) await (await living)?.catchUp(told);
	}

	/** Resolves once all commands taken on have their answers. */
	async settled(): Promise<void> {
		for (const living of [...this.#shared.living.values()]) await (await living).settled();
	}

	/** Whether a command could be committed now. */
	ready(): Promise<boolean> {
		return this.#store.ready();
	}

	/** Calls the listener after each commit until the returned function is called. */
	onCommitted(listener: CommittedListener): () => void {
		this.#shared.listeners.add(listener);
		return () => this.#shared.listeners.delete(listener);
	}

	async #submit(living: LivingBoard, id: string, command: Command): Promise<Committed | Refusal> {
		const asker = this.#asker;
		if (!asker.actor) return unidentified();
		// A board of which they may not know neither counts what they send nor repeats what it answered.
		if (exists(living.board) && !mayRead(asker, living.board) && command.type !== 'board.create')
			return noBoard(living.board.slug);
		const place = { ...this.#shared, store: this.#store, board: living.board };
		const refusal = await refuseStrangers(place, { id, command, asker });
		// Whether they may is asked in the command's turn: of the board as the commands before it leave it.
		return refusal ?? living.submit(id, command, { ...asker, actor: asker.actor });
	}

	async #find(slug: Slug): Promise<LivingBoard | Refusal> {
		const living = await this.#live(slug);
		if (isShownTo(this.#asker, living.board)) return living;
		this.#forgetUnborn(slug, living);
		return noBoard(slug);
	}

	#live(slug: Slug): Promise<LivingBoard> {
		const held = this.#shared.living.get(slug);
		if (held) return held;
		const loading = this.#load(slug);
		this.#shared.living.set(slug, loading);
		loading.catch(() => this.#shared.living.delete(slug));
		return loading;
	}

	async #load(slug: Slug): Promise<LivingBoard> {
		const board = await this.#store.load(slug);
		return new LivingBoard(this.#store, board, this.#clock, (changes, after) => {
			for (const listener of this.#shared.listeners) listener(changes, after);
		});
	}

	/** Names that nobody has made a board of are not remembered: anybody may ask for any number of them. */
	#forgetUnborn(slug: Slug, living: LivingBoard): void {
		if (!exists(living.board) && living.idle) this.#shared.living.delete(slug);
	}

	async #missing(slug: Slug, issue: Slug): Promise<Refusal | undefined> {
		const board = await this.board(slug);
		return isRefusal(board) ? board : missingIssue(board, issue);
	}
}
