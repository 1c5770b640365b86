import * as z from 'zod/mini';
import type { Board } from '#lib/domain/board.ts';
import { addDays, dayOf, instantOf, type Day } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import { LATEST_HELD } from '#lib/domain/evolve-entries.ts';
import { isAssessed, type Assessed } from '#lib/domain/assessed.ts';
import type { JudgedIssue, Judgements } from '#lib/domain/judged.ts';
import type { DatedOutlook } from '#lib/domain/outlook.ts';
import type { Position } from '#lib/domain/position.ts';
import { RUN_DAYS } from '#lib/domain/run.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { keepTension } from '#lib/domain/thin.ts';
import type { Database, Statement } from '../database/database.ts';
import { CHANGE_COLUMNS, changeOf } from './change-rows.ts';
import { entriesOf, inPayload } from './held.ts';
import type { Lines } from './lines.ts';
import { sql } from './statement.ts';

/** About how many steps of a line a card can show. */
const POINTS = 60;
/** Most entries with terms that go beyond a day: those that end first. */
const MOST_TERMS = 200;
/** Issues asked about in one query: both engines bound the parts of a union. */
const AT_ONCE = 100;

const OfIssue = z.object({ issue: z.string() });
const Standing = z.object({
	issue: z.string(),
	type: z.string(),
	at: z.number(),
	tension: z.nullable(z.number())
});
type Standing = z.infer<typeof Standing>;
const Outlook = z.object({ issue: z.string(), asOf: z.string(), payload: z.string() });

/** What the whole log says of a day, by the days its lines speak of. */
export async function judgementsOn(
	db: Database,
	lines: Lines,
	board: Board,
	day: Day
): Promise<Judgements> {
	const about = new About(db, board, day);
	const before = addDays(day, -board.settings.directionDays);
	const window = { from: addDays(day, -RUN_DAYS), to: day, points: POINTS, keep: keepTension };
	const [standings, outlooks, positions, earlier, series, entries] = await Promise.all([
		standingsOn(db, board, day),
		about.outlooks(),
		about.positions(),
		about.marks(before),
		lines.series(board.slug, about.issues, window),
		entriesOn(db, board.slug, about.issues, day)
	]);
	const steps = new Map(series.map((line) => [line.issue, line.steps]));
	const judged = [...standings.issues].map(([issue, standing]): [Slug, JudgedIssue] => [
		issue,
		{
			...standing,
			outlook: outlooks.get(issue) ?? null,
			positions: positions.flatMap((each) => (each.issue === issue ? [each.position] : [])),
			steps: steps.get(issue) ?? [],
			before: { day: before, tension: earlier.get(issue)?.tension ?? null }
		}
	]);
	return { issues: new Map(judged), entries };
}

/** The same without what a comparison needs nothing of: outlooks, positions, entries, and how issues came to stand so. */
export async function standingsOn(db: Database, board: Board, day: Day): Promise<Judgements> {
	const about = new About(db, board, day);
	const [assessments, marks] = await Promise.all([about.assessments(), about.marks(day)]);
	const judged = about.issues.map((issue): [Slug, JudgedIssue] => [
		issue,
		{
			assessments: assessments.filter(({ happening }) => happening.issue === issue),
			archived: archivedBy(marks.get(issue)),
			outlook: null,
			positions: [],
			steps: [],
			before: { day, tension: marks.get(issue)?.tension ?? null }
		}
	]);
	return { issues: new Map(judged), entries: [] };
}

/** The day on which an issue was archived, where that is what stands. */
const archivedBy = (mark: Standing | undefined): Day | null =>
	mark?.type === 'issue.archived' ? dayOf(instantOf(mark.at)) : null;

/** What is asked about each issue of a board on a day: always the latest of its kind up to then. */
class About {
	readonly issues: readonly Slug[];
	readonly #db: Database;
	readonly #board: Board;
	readonly #day: Day;

	constructor(db: Database, board: Board, day: Day) {
		this.#db = db;
		this.#board = board;
		this.#day = day;
		this.issues = board.issues.map(({ id }) => id);
	}

	/** The latest two of each issue, the later first. */
	async assessments(): Promise<Assessed[]> {
		const { slug } = this.#board;
		const rows = await this.#each((issue) =>
			sql(
				`select ${CHANGE_COLUMNS}, as_of from change where board = ? and issue = ? and as_of <= ?
				and type = 'issue.assessed' order by as_of desc, revision desc limit 2`,
				slug,
				issue,
				this.#day
			)
		);
		return rows
			.map(changeOf)
			.filter(isAssessed)
			.toSorted((a, b) => byDay(b, a));
	}

	/** Each issue's mark that stands at the end of a day. */
	async marks(day: Day): Promise<Map<Slug, Standing>> {
		const { slug } = this.#board;
		const rows = await this.#each((issue) =>
			sql(
				`select issue, type, at, tension from change where board = ? and issue = ? and as_of <= ?
				order by as_of desc, revision desc limit 1`,
				slug,
				issue,
				day
			)
		);
		return new Map(rows.map((row) => Standing.parse(row)).map((mark) => [mark.issue, mark]));
	}

	async outlooks(): Promise<Map<Slug, DatedOutlook | null>> {
		const { slug } = this.#board;
		const rows = await this.#each((issue) =>
			sql(
				`select issue, as_of as "asOf", payload from outlook where board = ? and issue = ? and as_of <= ?
				and (until is null or until > ?) order by as_of desc, recorded desc limit 1`,
				...[slug, issue, this.#day, this.#day]
			)
		);
		const found = rows.map((row) => Outlook.parse(row));
		return new Map(
			found.map(({ issue, asOf, payload }) => [
				issue,
				payload === '' ? null : { ...JSON.parse(payload), asOf }
			])
		);
	}

	/** Each party's latest on each issue. */
	async positions(): Promise<{ issue: Slug; position: Position }[]> {
		const { slug, parties } = this.#board;
		const found = parties.map(async ({ id: party }) =>
			this.#each((issue) =>
				sql(
					`select issue, payload from position where board = ? and issue = ? and party = ? and as_of <= ?
					order by as_of desc, recorded desc limit 1`,
					...[slug, issue, party, this.#day]
				)
			)
		);
		const rows = (await Promise.all(found)).flat();
		return rows.map((row) => ({ ...OfIssue.parse(row), position: inPayload(row) }));
	}

	async #each(of: (issue: Slug) => Statement): Promise<unknown[]> {
		const rows: unknown[] = [];
		for (let done = 0; done < this.issues.length; done += AT_ONCE) {
			const parts = this.issues.slice(done, done + AT_ONCE).map(of);
			const text = parts.map((part, at) => `select * from (${part.sql}) as of${at}`);
			const args = parts.flatMap((part) => part.args);
			rows.push(...(await this.#db.read({ sql: text.join(' union all '), args })));
		}
		return rows;
	}
}

/** The latest entries of each issue up to a day, and those up to then whose terms go beyond it. */
async function entriesOn(
	db: Database,
	board: Slug,
	issues: readonly Slug[],
	day: Day
): Promise<Entry[]> {
	const latest = await entriesOf(db, board, issues, { to: day, each: LATEST_HELD });
	const rows = await db.read(
		sql(
			`select e.payload from (select entry from entry_term where board = ? and last > ? and day <= ?
				order by last limit ${MOST_TERMS}) as term
			join entry e on e.board = ? and e.id = term.entry`,
			...[board, day, day, board]
		)
	);
	const all: Entry[] = [...latest, ...rows.map(inPayload)];
	return [...new Map(all.map((entry) => [entry.id, entry])).values()];
}

const byDay = (a: Assessed, b: Assessed): number =>
	a.happening.asOf === b.happening.asOf
		? a.revision - b.revision
		: a.happening.asOf < b.happening.asOf
			? -1
			: 1;
