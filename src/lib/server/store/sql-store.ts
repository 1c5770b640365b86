import type { Actor } from '#lib/domain/actor.ts';
import { emptyBoard, type Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import type { Day, Instant } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import { evolve } from '#lib/domain/evolve.ts';
import type { Need, Recalled } from '#lib/domain/recall.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { BoardLine, DeletedLine } from '#lib/protocol/api.ts';
import type { CommentsAnswer } from '#lib/protocol/comments.ts';
import type { Dossier } from '#lib/protocol/dossier.ts';
import type { HistoryAnswer, HistoryQuery } from '#lib/protocol/history.ts';
import type { SearchAnswer } from '#lib/protocol/search.ts';
import type { Database } from '../database/database.ts';
import { PULSE } from '../database/health.ts';
import { statementsOf } from './append.ts';
import { Background } from './background.ts';
import { BoardRows } from './board-rows.ts';
import { sealed } from './chain.ts';
import { ChangeLog } from './change-log.ts';
import { Citations } from './citations.ts';
import { rowsOf } from './change-rows.ts';
import { commentsOf } from './comments.ts';
import { Dossiers } from './dossiers.ts';
import { latestEntries } from './held.ts';
import { Findings } from './findings.ts';
import { hashAt, Heads } from './heads.ts';
import { History } from './history.ts';
import { Lines } from './lines.ts';
import { firstDay } from './marks.ts';
import { recollect } from './recollection.ts';
import { ROLL_EVERY, Rollups } from './rollups.ts';
import { Sealing } from './sealing.ts';
import { EVERY, passes, Snapshots } from './snapshots.ts';
import { LAST } from './statement.ts';
import type { Appending, Days, Line, Store } from './store.ts';

/** The store of a database that is open; it closes the database with itself. */
export const openStore = (db: Database): Store => new SqlStore(db);

class SqlStore implements Store {
	readonly #db: Database;
	readonly #rows: BoardRows;
	readonly #log: ChangeLog;
	readonly #snapshots: Snapshots;
	readonly #rollups: Rollups;
	readonly #lines: Lines;
	readonly #dossiers: Dossiers;
	readonly #history: History;
	readonly #findings: Findings;
	readonly #citations: Citations;
	readonly #heads: Heads;
	readonly #sealing: Sealing;
	readonly #background = new Background();

	constructor(db: Database) {
		this.#db = db;
		this.#rows = new BoardRows(db);
		this.#log = new ChangeLog(db);
		this.#snapshots = new Snapshots(db);
		this.#rollups = new Rollups(db);
		this.#lines = new Lines(db, this.#rollups);
		this.#dossiers = new Dossiers(db);
		this.#history = new History(db);
		this.#findings = new Findings(db, this.#log);
		this.#citations = new Citations(db, this.#log);
		this.#heads = new Heads(db);
		this.#sealing = new Sealing(db, (board, revision) => this.boardAt(board, revision));
	}

	boards(): Promise<BoardLine[]> {
		return this.#rows.list();
	}

	deletedBoards(): Promise<DeletedLine[]> {
		return this.#rows.deleted();
	}

	takenSlugs(): Promise<Slug[]> {
		return this.#rows.taken();
	}

	async purge(until: Instant): Promise<void> {
		// What goes on in the background would write anew what is being erased.
		await this.#settled();
		return this.#rows.purge(until);
	}

	async load(board: Slug): Promise<Board> {
		const deleted = await this.#rows.findPurged(board);
		return deleted ? { ...emptyBoard(board), deleted } : this.boardAt(board, LAST);
	}

	async append(appending: Appending): Promise<'appended' | 'lost'> {
		if (appending.changes.length === 0) return 'appended';
		const { before, after } = appending;
		const rows = sealed(rowsOf(appending), await this.#heads.at(before.slug, before.revision));
		if ((await this.#db.write(statementsOf(appending, rows))) === 'taken') return 'lost';
		this.#heads.committed(rows.at(-1));
		if (rows.some((row) => row.hash === null)) this.#seal(after.slug);
		this.#cache(before, after);
		return 'appended';
	}

	findCommand(board: Slug, id: string): Promise<Change[]> {
		return this.#log.findCommand(board, id);
	}

	async changesSince(board: Slug, since: number, limit: number): Promise<Change[]> {
		const changes: Change[] = [];
		for await (const page of this.#log.pages(board, since, since + limit)) changes.push(...page);
		return changes;
	}

	async recall(board: Slug, need: Need, today: Day): Promise<Recalled> {
		if (need.kind === 'board') {
			return { kind: 'board', board: await this.boardAt(board, need.revision) };
		}
		return recollect(this.#db, board, need, today);
	}

	async boardAt(slug: Slug, revision: number): Promise<Board> {
		let board = await this.#snapshots.nearest(slug, revision);
		const kept = board.revision;
		for await (const page of this.#log.pages(slug, kept, revision)) {
			const next = page.reduce(evolve, board);
			if (passes(board.revision, next.revision, EVERY)) this.#keep(next);
			board = next;
		}
		return board;
	}

	revisionAt(board: Slug, at: Instant): Promise<number> {
		return this.#log.revisionAt(board, at);
	}

	series(board: Slug, issues: readonly Slug[], window: Days & { points: number }): Promise<Line[]> {
		return this.#lines.series(board, issues, window);
	}

	firstDay(board: Slug): Promise<Day | null> {
		return firstDay(this.#db, board);
	}

	dossier(board: Slug, issue: Slug): Promise<Dossier> {
		return this.#dossiers.first(board, issue);
	}

	comments(board: Slug, issue: Slug, before: number | undefined): Promise<CommentsAnswer> {
		return commentsOf(this.#db, board, issue, before);
	}

	dossierPage<L extends keyof Dossier>(
		board: Slug,
		issue: Slug,
		list: L,
		cursor: string
	): Promise<Dossier[L]> {
		return this.#dossiers.page(board, issue, list, cursor);
	}

	entriesBetween(
		board: Slug,
		issues: readonly Slug[],
		window: Days & { limit: number }
	): Promise<Entry[]> {
		return latestEntries(this.#db, board, issues, window);
	}

	history(board: Slug, query: HistoryQuery, limit: number): Promise<HistoryAnswer> {
		return this.#history.page(board, query, limit);
	}

	whoChanged(board: Slug): Promise<Actor[]> {
		return this.#history.people(board);
	}

	async search(board: Slug, q: string): Promise<SearchAnswer> {
		if (await this.#findings.isNear(board)) await this.#findings.catchUp(board);
		else this.#find(board);
		return this.#findings.search(board, q);
	}

	cite(board: Slug): Promise<void> {
		return this.#citations.cite(board);
	}

	hashAt(board: Slug, revision: number): Promise<string | null> {
		return hashAt(this.#db, board, revision);
	}

	async seal(): Promise<void> {
		for (const board of await this.#sealing.unsealed()) this.#seal(board);
	}

	listen(heard: (board: Slug, revision: number) => void): Promise<void> {
		return this.#db.listen('log', (news) => {
			const [board = '', revision] = news.split(' ');
			heard(board, Number(revision));
		});
	}

	async ready(): Promise<boolean> {
		try {
			return (await this.#db.write([PULSE])) === 'written';
		} catch {
			return false;
		}
	}

	async close(): Promise<void> {
		this.#sealing.stop();
		this.#findings.stop();
		this.#citations.stop();
		await this.#settled();
		await this.#db.close();
	}

	/** Brings up to date what is kept beside the log to read it faster. Nobody waits for it, and it may fail. */
	#cache(before: Board, after: Board): void {
		const grewPast = (step: number) => passes(before.revision, after.revision, step);
		if (grewPast(EVERY)) this.#keep(after);
		if (!grewPast(ROLL_EVERY)) return;
		this.#find(after.slug);
		this.#citations.follow(after.slug);
		this.#background.start(`rolling up ${after.slug}`, async () => {
			await this.#rollups.catchUp(after.slug);
		});
	}

	/** Resolves when all that goes on in the background has ended. */
	async #settled(): Promise<void> {
		await Promise.all([this.#background.settled(), this.#citations.settled()]);
	}

	#find(board: Slug): void {
		this.#background.start(`finding ${board}`, () => this.#findings.catchUp(board));
	}

	#seal(board: Slug): void {
		this.#background.start(`sealing ${board}`, () => this.#sealing.catchUp(board));
	}

	#keep(board: Board): void {
		const name = `keeping ${board.slug} at ${board.revision}`;
		this.#background.start(name, () => this.#snapshots.keep(board));
	}
}
