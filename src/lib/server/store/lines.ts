import { setImmediate } from 'node:timers/promises';
import * as z from 'zod/mini';
import { Judgement } from '#lib/domain/assessment.ts';
import { addDays, Day, instantOf, startOf } from '#lib/domain/day.ts';
import { stepsOf, within, type Mark } from '#lib/domain/series.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { thin } from '#lib/domain/thin.ts';
import type { Database } from '../database/database.ts';
import { sql } from './statement.ts';
import type { Days, Line } from './store.ts';

/** Issues read at a time: few enough not to hold the event loop for long. */
const SLICE = 8;

const MarkRow = z.object({
	...Judgement.shape,
	asOf: z.string(),
	at: z.number(),
	revision: z.number()
});
const MARK_COLUMNS = 'status, tension, as_of as "asOf", at, revision';
const First = z.object({ day: z.nullable(Day) });

type Window = Days & { points: number };

/** What marks make of issues' history: status and tension over time. */
export class Lines {
	readonly #db: Database;

	constructor(db: Database) {
		this.#db = db;
	}

	async series(board: Slug, issues: readonly Slug[], window: Window): Promise<Line[]> {
		const lines: Line[] = [];
		for (let done = 0; done < issues.length; done += SLICE) {
			const slice = issues.slice(done, done + SLICE);
			lines.push(...(await Promise.all(slice.map((issue) => this.#line(board, issue, window)))));
			await setImmediate();
		}
		return lines;
	}

	async #line(board: Slug, issue: Slug, { from, to, points }: Window): Promise<Line> {
		const before = await this.#standing(board, issue, from);
		const marks = await this.#marks(board, issue, from, to);
		const steps = stepsOf([...before, ...marks]);
		const last = startOf(addDays(to, 1)) - 1;
		return { issue, steps: thin(within(steps, startOf(from), last), points) };
	}

	async #marks(board: Slug, issue: Slug, from: Day, to: Day): Promise<Mark[]> {
		const rows = await this.#db.read(
			sql(
				`select ${MARK_COLUMNS} from change where board = ? and issue = ? and as_of >= ? and as_of <= ?
				order by as_of, revision`,
				board,
				issue,
				from,
				to
			)
		);
		return rows.map(markOf);
	}

	/** The mark that stands when a day begins. */
	async #standing(board: Slug, issue: Slug, day: Day): Promise<Mark[]> {
		const rows = await this.#db.read(
			sql(
				`select ${MARK_COLUMNS} from change where board = ? and issue = ? and as_of < ?
				order by as_of desc, revision desc limit 1`,
				board,
				issue,
				day
			)
		);
		return rows.map(markOf);
	}
}

function markOf(row: unknown): Mark {
	const { at, ...mark } = MarkRow.parse(row);
	return { ...mark, at: instantOf(at) };
}

/** The day of a board's earliest mark: the earliest of each issue's, found by leaps through an index that begins with the issue. */
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
