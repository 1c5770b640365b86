import { setImmediate } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Slug } from '#lib/domain/slug.ts';
import type { Database } from '../database/database.ts';
import { hashOf, ROOT, type ChangeRow } from './chain.ts';
import { changeOf, issueOf } from './change-rows.ts';
import { sql } from './statement.ts';

/** Changes read at a time. */
const PAGE = 500;

/** What a log proves to be: whole up to its head, or not what was recorded from a revision on. */
export type Verdict =
	| { whole: true; revision: number; head: string; noted: number | null }
	| { whole: false; revision: number; why: string };

const Named = z.object({ slug: z.string() });
/** A row of the log as it is read. */
export const LogRow = z.object({
	board: z.string(),
	revision: z.number(),
	command: z.string(),
	ordinal: z.number(),
	at: z.number(),
	actor: z.string(),
	type: z.string(),
	issue: z.nullable(z.string()),
	asOf: z.nullable(z.string()),
	status: z.nullable(z.string()),
	tension: z.nullable(z.number()),
	payload: z.string(),
	before: z.nullable(z.string()),
	who: z.nullable(z.string()),
	hash: z.nullable(z.string())
});
export type LogRow = z.infer<typeof LogRow>;

/**
 * Goes through the log of a board and makes every hash again. `note`: a hash written down elsewhere; `noted` is the
 * revision that has it, and without it a log that was cut off at its end, or sealed anew from some change on, looks whole.
 */
export async function verify(db: Database, board: Slug, note?: string): Promise<Verdict> {
	const links = new Links();
	let noted: number | null = null;
	for (;;) {
		const rows = await after(db, board, links.revision);
		for (const row of rows) {
			const why = links.add(row);
			if (why !== null) return { whole: false, revision: links.revision + 1, why };
			if (links.head === note) noted = row.revision;
		}
		if (rows.length < PAGE) {
			return { whole: true, revision: links.revision, head: links.head, noted };
		}
		await setImmediate();
	}
}

/** The chain of one board's log, followed link by link from its beginning. */
export class Links {
	#last: Last = { revision: 0, hash: ROOT, command: '', ordinal: 0 };

	get revision(): number {
		return this.#last.revision;
	}

	get head(): string {
		return this.#last.hash;
	}

	/** Goes on to the next row; why it is not the change that came next as it was recorded, or null where it is. */
	add(row: ChangeRow): string | null {
		const why = faultOf(row, this.#last);
		if (why === null) this.#last = { ...row, hash: row.hash ?? this.#last.hash };
		return why;
	}
}

/** Every board that has a log, deleted ones too; of one that is being erased what is left proves nothing. */
export async function boardsIn(db: Database): Promise<Slug[]> {
	const rows = await db.read(
		sql(
			`select slug from board where state <> 'purged'
			and exists (select 1 from change where board = slug) order by slug`
		)
	);
	return rows.map((row) => Named.parse(row).slug);
}

async function after(db: Database, board: Slug, revision: number): Promise<ChangeRow[]> {
	const rows = await db.read(
		sql(
			`select board, revision, command, ordinal, at, actor, type, issue, as_of as "asOf", status, tension,
			payload, before, who, hash from change where board = ? and revision > ? order by revision limit ?`,
			board,
			revision,
			PAGE
		)
	);
	return rows.map((row) => LogRow.parse(row));
}

/** What the next row must follow. */
type Last = Pick<ChangeRow, 'revision' | 'command' | 'ordinal'> & { hash: string };

/** Why the row is not the change that came next as it was recorded; null where it is. */
function faultOf(row: ChangeRow, last: Last): string | null {
	if (row.revision !== last.revision + 1) return 'it is missing';
	if (row.hash === null) return 'it has no hash: the server seals what is older than the chain';
	if (row.hash !== hashOf(row, last.hash)) return 'it is not what was recorded';
	return agrees(row, last) ? null : 'what it is found by is not what it says';
}

/** Whether the columns by which a change is found say what the change says. */
function agrees(row: ChangeRow, { command, ordinal }: Last): boolean {
	const { happening, actor } = changeOf(row);
	return (
		row.type === happening.type &&
		row.issue === issueOf(happening) &&
		row.who === actor.id &&
		row.ordinal === (row.command === command ? ordinal + 1 : 0)
	);
}
