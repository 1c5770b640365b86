import { findIssue, type Board } from '#lib/domain/board.ts';
import type { Change, HappeningOf } from '#lib/domain/change.ts';
import type { Day } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import { standsFrom } from '#lib/domain/issue.ts';
import type { Recalled } from '#lib/domain/recall.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Database } from '../database/database.ts';
import { CHANGE_COLUMNS, changeOf } from './change-rows.ts';
import { recollect } from './recollection.ts';
import { sql } from './statement.ts';

/** What changes of long ago speak of, as it was then: the log is read again for it, in order. */
export class EarlierThings {
	readonly #db: Database;
	readonly #slug: Slug;
	/** Entries that were edited, as they were left: all others stand as they were recorded. */
	readonly #edited = new Map<Slug, Entry>();

	private constructor(db: Database, slug: Slug) {
		this.#db = db;
		this.#slug = slug;
	}

	/** As they are just before a revision. */
	static async before(db: Database, slug: Slug, revision: number): Promise<EarlierThings> {
		const things = new EarlierThings(db, slug);
		const rows = await db.read(
			sql(
				`select ${CHANGE_COLUMNS} from change where board = ? and type = 'entry.edited'
				and type <> 'issue.assessed' and revision < ? order by revision`,
				slug,
				revision
			)
		);
		for (const row of rows) things.#keep(changeOf(row));
		return things;
	}

	/** What was recalled to decide this change, the next in the log. */
	async recall(board: Board, change: Change): Promise<Recalled[]> {
		const { happening } = change;
		switch (happening.type) {
			case 'issue.assessed':
				return this.#standing(board, happening, change.revision);
			case 'position.withdrawn':
				return [await this.#position(happening.position)];
			case 'entry.edited':
			case 'entry.struck': {
				const entry = await this.#entry(
					happening.type === 'entry.edited' ? happening.entry.id : happening.entry
				);
				this.#keep(change);
				return [{ kind: 'entry', entry, beneath: [] }];
			}
			default:
				return [];
		}
	}

	#keep({ happening }: Change): void {
		if (happening.type === 'entry.edited') this.#edited.set(happening.entry.id, happening.entry);
	}

	async #standing(
		board: Board,
		{ issue, asOf }: HappeningOf<'issue.assessed'>,
		revision: number
	): Promise<Recalled[]> {
		const from = standsFromOn(board, issue);
		if (!from || asOf >= from) return [];
		const need = { kind: 'standing', issue, asOf, before: revision } as const;
		return [await recollect(this.#db, this.#slug, need, asOf)];
	}

	async #position(id: Slug): Promise<Recalled> {
		const happening = await this.#recorded(id);
		const position = happening?.type === 'position.stated' ? happening.position : null;
		return { kind: 'position', position, beneath: null };
	}

	async #entry(id: Slug): Promise<Entry | null> {
		const edited = this.#edited.get(id);
		if (edited) return edited;
		const happening = await this.#recorded(id);
		return happening?.type === 'entry.recorded' ? happening.entry : null;
	}

	/** What first made a thing: its id ends in that revision. */
	async #recorded(id: Slug): Promise<Change['happening'] | undefined> {
		const revision = Number(id.slice(id.lastIndexOf('-') + 1));
		const [row] = await this.#db.read(
			sql(
				`select ${CHANGE_COLUMNS} from change where board = ? and revision = ?`,
				this.#slug,
				revision
			)
		);
		return row === undefined ? undefined : changeOf(row).happening;
	}
}

function standsFromOn(board: Board, id: Slug): Day | null {
	const issue = findIssue(board, id);
	return issue ? standsFrom(issue) : null;
}
