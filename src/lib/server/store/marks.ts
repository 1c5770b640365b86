import { setImmediate } from 'node:timers/promises';
import * as z from 'zod/mini';
import { Judgement } from '#lib/domain/assessment.ts';
import { Day, instantOf } from '#lib/domain/day.ts';
import type { Mark } from '#lib/domain/series.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Database } from '../database/database.ts';
import { marksFor, sql } from './statement.ts';
import type { Days } from './store.ts';

/** Marks read at a time: few enough not to hold the event loop for long. */
const PAGE = 500;

const COLUMNS = 'issue, status, tension, as_of as "asOf", at, revision';
const Row = z.object({
	...Judgement.shape,
	issue: z.string(),
	asOf: z.string(),
	at: z.number(),
	revision: z.number()
});
const Count = z.object({ count: z.number() });
const First = z.object({ day: z.nullable(Day) });

type IssueMark = Mark & { issue: Slug };

/** How many marks the issues have on these days, counted no further than `most`. */
export async function countMarks(
	db: Database,
	board: Slug,
	issues: readonly Slug[],
	{ from, to, most }: Days & { most: number }
): Promise<number> {
	const [row] = await db.read({
		sql: `select count(*) as count from (select 1 from change where board = ?
			and issue in (${marksFor(issues)}) and as_of >= ? and as_of <= ? limit ?) as found`,
		args: [board, ...issues, from, to, most]
	});
	return Count.parse(row).count;
}

/** An issue's marks on these days, in order of their days. */
export async function marksBetween(
	db: Database,
	board: Slug,
	issue: Slug,
	{ from, to }: Days
): Promise<Mark[]> {
	const marks: Mark[] = [];
	for (let after = { asOf: from, revision: 0 }; ; await setImmediate()) {
		const rows = await db.read(
			sql(
				`select ${COLUMNS} from change where board = ? and issue = ? and as_of >= ? and as_of <= ?
				and (as_of, revision) > (?, ?) order by as_of, revision limit ${PAGE}`,
				board,
				issue,
				after.asOf,
				to,
				after.asOf,
				after.revision
			)
		);
		marks.push(...rows.map(markOf));
		after = marks.at(-1) ?? after;
		if (rows.length < PAGE) return marks;
	}
}

/** The latest of an issue's marks that had been recorded by a revision, by the days that they speak of. */
export async function marksBy(
	db: Database,
	board: Slug,
	issue: Slug,
	{ revision, most }: { revision: number; most: number }
): Promise<Mark[]> {
	const rows = await db.read(
		sql(
			`select ${COLUMNS} from change where board = ? and issue = ? and revision <= ?
			and as_of is not null order by as_of desc, revision desc limit ?`,
			...[board, issue, revision, most]
		)
	);
	return rows.map(markOf);
}

/** The mark that stands on each of a few issues when a day begins, by issue. */
export async function marksBefore(
	db: Database,
	board: Slug,
	issues: readonly Slug[],
	day: Day
): Promise<Map<Slug, Mark>> {
	const part = `select ${COLUMNS} from change where board = ? and issue = ? and as_of < ?
		order by as_of desc, revision desc limit 1`;
	const rows = await db.read({
		sql: issues.map((_, at) => `select * from (${part}) as of${at}`).join(' union all '),
		args: issues.flatMap((issue) => [board, issue, day])
	});
	return new Map(rows.map(markOf).map((mark) => [mark.issue, mark]));
}

/** A board's marks after a revision up to another, in the order they were recorded. */
export async function marksSince(
	db: Database,
	board: Slug,
	since: number,
	until: number
): Promise<IssueMark[]> {
	const rows = await db.read(
		sql(
			`select ${COLUMNS} from change where board = ? and revision > ? and revision <= ?
			and as_of is not null order by revision`,
			board,
			since,
			until
		)
	);
	return rows.map(markOf);
}

/** The day of an issue's earliest mark; null where it has none. */
export async function firstDayOf(db: Database, board: Slug, issue: Slug): Promise<Day | null> {
	const [row] = await db.read(
		sql(
			`select min(as_of) as day from change where board = ? and issue = ? and as_of is not null`,
			board,
			issue
		)
	);
	return First.parse(row).day;
}

/** The day of a board's earliest mark: that of each issue is found by leaps through the index, which begins with the issue. */
export async function firstDay(db: Database, board: Slug): Promise<Day | null> {
	const [row] = await db.read(
		sql(
			`with recursive marked(issue) as (
				select min(issue) from change where board = ? and as_of is not null
				union all
				select (select min(issue) from change where board = ? and issue > marked.issue and as_of is not null)
				from marked where marked.issue is not null
			)
			select min((select min(as_of) from change where board = ? and issue = marked.issue and as_of is not null))
			as day from marked where issue is not null`,
			board,
			board,
			board
		)
	);
	return First.parse(row).day;
}

function markOf(row: unknown): IssueMark {
	const { at, ...mark } = Row.parse(row);
	return { ...mark, at: instantOf(at) };
}
