import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Change } from '#lib/domain/change.ts';
import {
	BORNE_OUT_DAYS,
	citationEditsOf,
	type Citation,
	type CitationEdit,
	type CitingKind
} from '#lib/domain/citation.ts';
import { addDays, type Day } from '#lib/domain/day.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Database, Statement } from '../database/database.ts';
import { sql } from './statement.ts';

/** The digest by which an address is known in tables: it may be longer than a key may be. */
export const linkOf = (url: string): string =>
	createHash('sha256').update(url).digest('hex').slice(0, 32);

/** A citation as it is kept. */
type Kept = Pick<Citation, 'kind' | 'id' | 'issues' | 'day' | 'publisher'> & {
	link: string | null;
};

const Row = z.object({
	issue: z.string(),
	day: z.string(),
	publisher: z.string(),
	link: z.nullable(z.string())
});

/** In which column of its publisher each kind is counted. */
const COUNTED = { entry: 'entries', assessment: 'assessments', position: 'positions' } as const;

/** What some changes, one after another, make of the citations of a board. */
export class CitationPage {
	readonly #db: Database;
	readonly #board: Slug;
	readonly #statements: Statement[] = [];
	/** What these changes have made so far, and is not written yet; null where they took it away. */
	readonly #fresh = new Map<string, Kept | null>();
	#isThinned = false;

	constructor(db: Database, board: Slug) {
		this.#db = db;
		this.#board = board;
	}

	async add(change: Change): Promise<void> {
		for (const edit of citationEditsOf(change)) await this.#edit(edit);
	}

	written(): Statement[] {
		if (!this.#isThinned) return this.#statements;
		return [
			...this.#statements,
			sql('delete from publisher where board = ? and uses = 0', this.#board),
			sql('delete from cited_link where board = ? and uses = 0', this.#board)
		];
	}

	async #edit(edit: CitationEdit): Promise<void> {
		if (edit.edit === 'added') return this.#added(edit.citation);
		const held = await this.#held(edit.kind, edit.id);
		if (held) this.#gone(held);
	}

	#added(citation: Citation): void {
		const { kind, id, issues, day, publisher, url } = citation;
		const link = url === null ? null : linkOf(url);
		this.#fresh.set(`${kind} ${id}`, { kind, id, issues, day, publisher, link });
		issues.forEach((issue, place) => this.#statements.push(this.#row(citation, issue, place)));
		if (publisher === '') return;
		this.#statements.push(this.#counted(citation));
		if (url !== null) this.#statements.push(this.#linked(linkOf(url), url));
		if (kind !== 'assessment') this.#statements.push(...this.#bearingOut(citation));
	}

	#row({ kind, id, day, recorded, publisher, url }: Citation, issue: Slug, place: number) {
		const board = this.#board;
		const since = addDays(day, -BORNE_OUT_DAYS);
		const link = url === null ? null : linkOf(url);
		const row = [board, kind, id, place, issue, publisher, day, since, recorded, link];
		const values = `insert into citation
			(board, kind, id, place, issue, publisher, day, since, recorded, link, alone) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,`;
		if (kind !== 'assessment' || publisher === '') return sql(`${values} 0)`, ...row);
		return sql(
			`${values} case when exists (select 1 from citation where board = ? and issue = ?
				and kind in ('entry', 'position') and alone = 0 and day >= ? and day <= ? and publisher <> ?)
			then 0 else 1 end)`,
			...[...row, board, issue, since, day, publisher]
		);
	}

	#counted({ kind, publisher, name }: Citation): Statement {
		const column = COUNTED[kind];
		const counts = Object.values(COUNTED).map((each) => (each === column ? 1 : 0));
		return sql(
			`insert into publisher (board, key, name, ${Object.values(COUNTED).join(', ')}, uses)
			values (?, ?, ?, ${counts.join(', ')}, 1) on conflict (board, key) do update
			set name = excluded.name, ${column} = publisher.${column} + 1, uses = publisher.uses + 1`,
			...[this.#board, publisher, name]
		);
	}

	#linked(link: string, url: string): Statement {
		const board = this.#board;
		const check = 'from link_check where board = ? and link = ?';
		return sql(
			`insert into cited_link (board, link, url, uses, checked, found) values (?, ?, ?, 1,
			coalesce((select at ${check}), 0), coalesce((select found ${check}), ''))
			on conflict (board, link) do update set uses = cited_link.uses + 1`,
			...[board, link, url, board, link, board, link]
		);
	}

	/** Judgements of the days that an entry or a position speaks to no longer rest on another publisher alone. */
	#bearingOut({ issues, day, publisher }: Citation): Statement[] {
		return issues.map((issue) =>
			sql(
				`update citation set alone = 0 where board = ? and issue = ? and kind = 'assessment' and alone = 1
				and day >= ? and day <= ? and publisher <> ?`,
				...[this.#board, issue, day, addDays(day, BORNE_OUT_DAYS), publisher]
			)
		);
	}

	#gone({ kind, id, issues, day, publisher, link }: Kept): void {
		const board = this.#board;
		const column = COUNTED[kind];
		this.#fresh.set(`${kind} ${id}`, null);
		this.#isThinned = true;
		this.#statements.push(
			sql('delete from citation where board = ? and kind = ? and id = ?', board, kind, id),
			sql(
				`update publisher set ${column} = ${column} - 1, uses = uses - 1 where board = ? and key = ?`,
				board,
				publisher
			),
			sql('update cited_link set uses = uses - 1 where board = ? and link = ?', board, link),
			...issues.map((issue) => this.#leaving(issue, day, publisher))
		);
	}

	/** Without it, judgements of the days that it spoke to may rest on one publisher alone. */
	#leaving(issue: Slug, day: Day, publisher: string): Statement {
		return sql(
			`update citation set alone = 1 where board = ? and issue = ? and kind = 'assessment' and alone = 0
			and day >= ? and day <= ? and publisher not in ('', ?) and not exists (select 1 from citation as other
				where other.board = ? and other.issue = ? and other.kind in ('entry', 'position') and other.alone = 0
				and other.day >= citation.since and other.day <= citation.day and other.publisher <> citation.publisher)`,
			...[this.#board, issue, day, addDays(day, BORNE_OUT_DAYS), publisher],
			...[this.#board, issue]
		);
	}

	async #held(kind: CitingKind, id: string): Promise<Kept | null> {
		const fresh = this.#fresh.get(`${kind} ${id}`);
		if (fresh !== undefined) return fresh;
		const rows = await this.#db.read(
			sql(
				`select issue, day, publisher, link from citation where board = ? and kind = ? and id = ? order by place`,
				...[this.#board, kind, id]
			)
		);
		const found = rows.map((row) => Row.parse(row));
		const [first] = found;
		return first ? { kind, id, ...first, issues: found.map(({ issue }) => issue) } : null;
	}
}
