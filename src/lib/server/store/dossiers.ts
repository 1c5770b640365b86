import type { Change } from '#lib/domain/change.ts';
import { dayOf } from '#lib/domain/day.ts';
import { recordedAt, type Entry } from '#lib/domain/entry.ts';
import type { Position } from '#lib/domain/position.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { cursorBefore, DOSSIER_PAGE, type Dossier } from '#lib/protocol/dossier.ts';
import type { Database } from '../database/database.ts';
import { CHANGE_COLUMNS, changeOf } from './change-rows.ts';
import { entriesOf, placeOf, positionsOf, TOP, type Place } from './held.ts';
import { sql } from './statement.ts';

interface Page<T> {
	items: T[];
	next: string | null;
}

/** One more than a page is read, to know whether another follows. */
const READ = DOSSIER_PAGE + 1;

/** The history of single issues, page by page. */
export class Dossiers {
	readonly #db: Database;
	readonly #pages: {
		[L in keyof Dossier]: (board: Slug, issue: Slug, before: Place) => Promise<Dossier[L]>;
	} = {
		entries: (...where) => this.#entries(...where),
		positions: (...where) => this.#positions(...where),
		changes: (...where) => this.#changes(...where)
	};

	constructor(db: Database) {
		this.#db = db;
	}

	/** The first page of each list. */
	async first(board: Slug, issue: Slug): Promise<Dossier> {
		const entries = await this.#entries(board, issue, TOP);
		const positions = await this.#positions(board, issue, TOP);
		return { entries, positions, changes: await this.#changes(board, issue, TOP) };
	}

	/** The page of one list that begins at a cursor. */
	page<L extends keyof Dossier>(
		board: Slug,
		issue: Slug,
		list: L,
		cursor: string
	): Promise<Dossier[L]> {
		return this.#pages[list](board, issue, placeOf(cursor));
	}

	async #entries(board: Slug, issue: Slug, before: Place): Promise<Page<Entry>> {
		const entries = await entriesOf(this.#db, board, [issue], { before, each: READ });
		return pageOf(entries, (entry) => ({ day: entry.day, recorded: recordedAt(entry) }));
	}

	async #positions(board: Slug, issue: Slug, before: Place): Promise<Page<Position>> {
		const found = await positionsOf(this.#db, board, issue, { before, limit: READ });
		const { items, next } = pageOf(found, ({ place }) => place);
		return { items: items.map(({ position }) => position), next };
	}

	async #changes(board: Slug, issue: Slug, before: Place): Promise<Page<Change>> {
		const where = [board, issue, before.recorded, READ];
		const rows = await this.#db.read(
			sql(
				`select ${CHANGE_COLUMNS} from change where board = ? and revision in (
					select revision from (select revision from change where board = ? and issue = ? and revision < ?
						order by revision desc limit ?) as own
					union
					select revision from (select revision from change_issue where board = ? and issue = ? and revision < ?
						order by revision desc limit ?) as linked
				) order by revision desc limit ?`,
				board,
				...where,
				...where,
				READ
			)
		);
		return pageOf(rows.map(changeOf), ({ at, revision }) => ({
			day: dayOf(at),
			recorded: revision
		}));
	}
}

/** The page that a list read one line too far makes. */
function pageOf<T>(read: T[], place: (item: T) => Place): Page<T> {
	const items = read.slice(0, DOSSIER_PAGE);
	const last = read.length > DOSSIER_PAGE ? items.at(-1) : undefined;
	return {
		items,
		next: last === undefined ? null : cursorBefore(place(last).day, place(last).recorded)
	};
}
