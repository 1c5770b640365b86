import { setImmediate } from 'node:timers/promises';
import type { Change } from '#lib/domain/change.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Database, Statement } from '../database/database.ts';
import { Background } from './background.ts';
import type { ChangeLog } from './change-log.ts';
import { CitationPage } from './citation-page.ts';
import { isNear, reachOf, type Following } from './reach.ts';
import { LAST, sql } from './statement.ts';

/** To be raised when what is kept of citations changes: those of other rules are made anew. */
const RULES = 1;
const CITED: Following = { marks: 'cited', rules: RULES };
/** Pages of the log that are kept at once: few enough not to hold the event loop for long. */
const PAGES = 4;
/** Rows deleted between two turns of the event loop. */
const SLICE = 500;

/** The caches of citations, each with the column by which it is emptied slice by slice. */
const CACHES = [
	['citation', 'recorded'],
	['publisher', 'key'],
	['cited_link', 'link']
] as const;

/** What rests on which source: a cache that follows the log, and is made anew where it is deleted. */
export class Citations {
	readonly #db: Database;
	readonly #log: ChangeLog;
	/** Its own: nothing else that is kept beside the log waits for it. */
	readonly #background = new Background();
	#stopped = false;

	constructor(db: Database, log: ChangeLog) {
		this.#db = db;
		this.#log = log;
	}

	/** Leaves the rest to the next start. */
	stop(): void {
		this.#stopped = true;
	}

	/** Resolves once everything on the log is kept, or at once where that takes long: then it goes on in the background. */
	async cite(board: Slug): Promise<void> {
		if (isNear(await reachOf(this.#db, CITED, board))) await this.catchUp(board);
		else this.follow(board);
	}

	/** Keeps what has come since, while nobody waits. */
	follow(board: Slug): void {
		this.#background.start(`noting sources of ${board}`, () => this.catchUp(board));
	}

	/** Resolves when nothing goes on in the background. */
	settled(): Promise<void> {
		return this.#background.settled();
	}

	/** Resolves once everything on the log is kept, by this process or another. */
	async catchUp(board: Slug): Promise<void> {
		for (;;) {
			const { revision } = await reachOf(this.#db, CITED, board);
			if (revision === 0) await this.#clear(board);
			if ((await this.#follow(board, revision)) === 'followed') return;
		}
	}

	/** Keeps what comes after a revision; `overtaken` where another process has begun to keep the same. */
	async #follow(board: Slug, since: number): Promise<'followed' | 'overtaken'> {
		let kept = since;
		let waiting: Change[] = [];
		let pages = 0;
		const keep = async () => {
			const last = waiting.at(-1)?.revision ?? kept;
			if (last === kept) return true;
			if (!(await this.#keep(board, waiting, kept))) return false;
			[kept, waiting] = [last, []];
			await setImmediate();
			return true;
		};
		for await (const page of this.#log.pages(board, since, LAST)) {
			waiting.push(...page);
			pages += 1;
			if (pages % PAGES === 0 && !(await keep())) return 'overtaken';
			if (this.#stopped) return 'followed';
		}
		return (await keep()) ? 'followed' : 'overtaken';
	}

	async #keep(board: Slug, changes: readonly Change[], since: number): Promise<boolean> {
		const page = new CitationPage(this.#db, board);
		for (const change of changes) await page.add(change);
		const until = changes.at(-1)?.revision ?? since;
		return (await this.#db.write([...moved(board, since, until), ...page.written()])) === 'written';
	}

	/** Takes away what was kept by other rules, or what is left of what was deleted; never what another process has begun. */
	async #clear(board: Slug): Promise<void> {
		await this.#db.write([sql(`delete from cited where board = ? and rules <> ${RULES}`, board)]);
		const begun = 'select 1 from cited where board = ?';
		for (const [from, column] of CACHES) {
			const some = sql(
				`select 1 from ${from} where board = ? and not exists (${begun}) limit 1`,
				board,
				board
			);
			while ((await this.#db.read(some)).length > 0) {
				await this.#db.write([
					sql(
						`delete from ${from} where board = ? and not exists (${begun}) and ${column} in
						(select ${column} from ${from} where board = ? limit ${SLICE})`,
						...[board, board, board]
					)
				]);
				await setImmediate();
			}
		}
	}
}

/** Moves the mark up to which citations are kept; the key is taken, and nothing is written, where somebody else has moved it. */
const moved = (board: Slug, since: number, until: number): Statement[] => [
	sql(`delete from cited where board = ? and revision = ? and rules = ${RULES}`, board, since),
	sql(`insert into cited (board, revision, rules) values (?, ?, ${RULES})`, board, until)
];
