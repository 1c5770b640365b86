import type { Actor } from '#lib/domain/actor.ts';
import type { Before } from '#lib/domain/before.ts';
import type { Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import type { Day, Instant } from '#lib/domain/day.ts';
import type { Need, Recalled } from '#lib/domain/recall.ts';
import type { Mark, Step } from '#lib/domain/series.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { BoardLine, DeletedLine } from '#lib/protocol/api.ts';
import type { CommentsAnswer } from '#lib/protocol/comments.ts';
import type { Dossier } from '#lib/protocol/dossier.ts';
import type { HistoryAnswer, HistoryQuery } from '#lib/protocol/history.ts';
import type { SearchAnswer } from '#lib/protocol/search.ts';

/** Changes to append: numbered on from `before` without a gap, folded to `after`. They may be of several commands. */
export interface Appending {
	before: Board;
	after: Board;
	changes: readonly Change[];
	/** What the changes add to issues' series (see `markOf`). */
	marks: readonly (Mark & { issue: Slug })[];
	/** What stood before each change, by its revision; none where nothing did. */
	befores: ReadonlyMap<number, Before>;
}

/** From one day to another, both included. */
export interface Days {
	from: Day;
	to: Day;
}

/** One issue's line, at least with what stands when the window opens. */
export interface Line {
	issue: Slug;
	steps: Step[];
	/**
	 * What stood, of which nothing was thinned: every step; of a line with too many to read each, the last of each span of days,
	 * the same spans for every issue. What stood together at the end of a span can be told from these, and not from extremes.
	 */
	stood: Step[];
}

/** The log of every board, and what is read from it. The only SQL about boards. Throws only where the engine fails. */
export interface Store {
	/** Every board that is not deleted, in order of its name. */
	boards(): Promise<BoardLine[]>;
	/** Every board that is deleted and not yet purged, the latest first. */
	deletedBoards(): Promise<DeletedLine[]>;
	/** Every address that was ever given to a board: none is given again. */
	takenSlugs(): Promise<Slug[]>;
	/** Erases boards that were deleted at or before a moment. Their addresses stay taken. */
	purge(until: Instant): Promise<void>;
	/** The board at its last revision; at revision 0 where it was never created, and deleted where it was purged. Never holds the event loop longer than 20 ms. */
	load(board: Slug): Promise<Board>;
	/** Commits the changes durably, all or none; `lost` where another process was first with that revision or that command. */
	append(appending: Appending): Promise<'appended' | 'lost'>;
	/** What a command made happen; empty where it was never committed. */
	findCommand(board: Slug, id: string): Promise<Change[]>;
	/** At most `limit` changes after a revision, in order. */
	changesSince(board: Slug, since: number, limit: number): Promise<Change[]>;
	/** What is older than what a board holds. */
	recall(board: Slug, need: Need, today: Day): Promise<Recalled>;
	/** The board as it was at a past revision: folded from the nearest snapshot. */
	boardAt(board: Slug, revision: number): Promise<Board>;
	/** The last revision recorded at or before a moment; 0 where there was none. */
	revisionAt(board: Slug, at: Instant): Promise<number>;
	/** Lines of the issues over days; exact where few, else with every extreme kept (see `thin`). */
	series(board: Slug, issues: readonly Slug[], window: Days & { points: number }): Promise<Line[]>;
	/** The day of the earliest mark of a board; null where nothing was ever assessed. */
	firstDay(board: Slug): Promise<Day | null>;
	/** The first pages of what is held of an issue beyond its card. */
	dossier(board: Slug, issue: Slug): Promise<Dossier>;
	/** A further page of one of the dossier's lists, from its cursor. */
	dossierPage<L extends keyof Dossier>(
		board: Slug,
		issue: Slug,
		list: L,
		cursor: string
	): Promise<Dossier[L]>;
	/** A page of what was said of an issue, newest first: the first, or what is older than a revision. */
	comments(board: Slug, issue: Slug, before: number | undefined): Promise<CommentsAnswer>;
	/** Entries that touch any of the issues within the days, newest first, at most `limit`. */
	entriesBetween(
		board: Slug,
		issues: readonly Slug[],
		window: Days & { limit: number }
	): Promise<Dossier['entries']['items']>;
	/** A page of at most `limit` changes, newest first. It may be short where looking further would take long. */
	history(board: Slug, query: HistoryQuery, limit: number): Promise<HistoryAnswer>;
	/** Everybody who made a change of a board. */
	whoChanged(board: Slug): Promise<Actor[]>;
	/** What has all the words of a query, best first. A log that was never searched is read in the background meanwhile. */
	search(board: Slug, q: string): Promise<SearchAnswer>;
	/** Has what is kept of sources follow the log. Where that takes long it goes on in the background. */
	cite(board: Slug): Promise<void>;
	/** The hash of a change of the log; null where there is none, or it waits to be sealed. */
	hashAt(board: Slug, revision: number): Promise<string | null>;
	/** Begins to seal, in the background, what of the logs is older than their hash chains. */
	seal(): Promise<void>;
	/**
	 * Tells of every append to a log, by whichever process, until the store is closed. News may be lost while a connection
	 * is: look at the log now and then. Silent on SQLite, where the one server knows what it appends.
	 */
	listen(heard: (board: Slug, revision: number) => void): Promise<void>;
	/** Whether the engine can commit now. */
	ready(): Promise<boolean>;
	/** Lets the engine go, once what goes on in the background has ended. */
	close(): Promise<void>;
}
