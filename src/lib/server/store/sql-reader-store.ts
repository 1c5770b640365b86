import type { Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import type { Day } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { Judgements } from '#lib/domain/judged.ts';
import type { Position } from '#lib/domain/position.ts';
import { stepsOf, type Step } from '#lib/domain/series.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { thin } from '#lib/domain/thin.ts';
import type { Involved } from '#lib/protocol/issue-page.ts';
import type { Appearances, Companion, Said } from '#lib/protocol/officials.ts';
import type { TimelineChoice, TimelinePage } from '#lib/protocol/timeline.ts';
import type { ScaleBreak } from '#lib/protocol/trends.ts';
import type { Course } from '#lib/protocol/briefing.ts';
import type { Between } from '#lib/protocol/compare.ts';
import type { Database } from '../database/database.ts';
import { betweenDays, betweenRevisions } from './between.ts';
import { CHANGE_COLUMNS, changeOf } from './change-rows.ts';
import { courseOf, entriesWithin, scheduledAfter } from './course.ts';
import { entriesOf, inPayload, placeOf, positionsBy, TOP, type Place } from './held.ts';
import { judgementsOn, standingsOn } from './judgements.ts';
import { Lines, MOST_MARKS } from './lines.ts';
import { firstDayOf, marksBy } from './marks.ts';
import { appearancesOf, companyOf, entriesNaming, involvedIn, saidBeside } from './officials.ts';
import type { Extremes, ReaderStore, Scheduled } from './reader-store.ts';
import { Rollups } from './rollups.ts';
import { scaleBreaks } from './scale-breaks.ts';
import { Timeline } from './timeline.ts';
import { sql } from './statement.ts';
import type { Days } from './store.ts';

/** Most measures and agreements in force that are told of one issue. */
const MOST_IN_FORCE = 50;

const placeBefore = (cursor: string | undefined): Place =>
	cursor === undefined ? TOP : placeOf(cursor);

/** The readers' store of a database that is open. Whoever opened the database closes it. */
export class SqlReaderStore implements ReaderStore {
	readonly #db: Database;
	readonly #lines: Lines;

	constructor(db: Database) {
		this.#db = db;
		this.#lines = new Lines(db, new Rollups(db));
	}

	judgementsOn(board: Board, day: Day): Promise<Judgements> {
		return judgementsOn(this.#db, this.#lines, board, day);
	}

	standingsOn(board: Board, day: Day): Promise<Judgements> {
		return standingsOn(this.#db, board, day);
	}

	async assessmentsUpTo(board: Slug, issue: Slug, day: Day, limit: number): Promise<Change[]> {
		const rows = await this.#db.read(
			sql(
				`select ${CHANGE_COLUMNS} from change where board = ? and issue = ? and as_of <= ?
				and type = 'issue.assessed' order by as_of desc, revision desc limit ?`,
				board,
				issue,
				day,
				limit
			)
		);
		return rows.map(changeOf);
	}

	async line(
		board: Slug,
		issue: Slug,
		{ to, points }: { to: Day; points: number }
	): Promise<Step[]> {
		const from = await firstDayOf(this.#db, board, issue);
		if (from === null || from > to) return [];
		const [line] = await this.#lines.series(board, [issue], { from, to, points });
		return line?.steps ?? [];
	}

	async lineBy(
		board: Slug,
		issue: Slug,
		{ revision, points }: { revision: number; points: number }
	): Promise<Step[]> {
		const marks = await marksBy(this.#db, board, issue, { revision, most: MOST_MARKS });
		return thin(stepsOf(marks), points);
	}

	latestEntries(board: Slug, issue: Slug, limit: number): Promise<Entry[]> {
		return entriesOf(this.#db, board, [issue], { each: limit });
	}

	positionsBy(
		board: Slug,
		of: { issue: Slug; party: Slug },
		before: string | undefined,
		limit: number
	): Promise<Position[]> {
		return positionsBy(this.#db, board, of, { before: placeBefore(before), limit });
	}

	async inForce(board: Slug, issue: Slug, day: Day): Promise<Entry[]> {
		const rows = await this.#db.read(
			sql(
				`select e.payload from entry_issue as i
				join entry_term as t on t.board = i.board and t.entry = i.entry
				join entry as e on e.board = i.board and e.id = i.entry
				where i.board = ? and i.issue = ? and t.ends >= ? and t.begins <= ?
				order by t.ends, i.day limit ${MOST_IN_FORCE}`,
				...[board, issue, day, day]
			)
		);
		return rows.map(inPayload);
	}

	scaleBreaks(board: Slug, days: Days): Promise<ScaleBreak[]> {
		return scaleBreaks(this.#db, board, days);
	}

	timeline(board: Slug, { filter, place }: TimelineChoice, today: Day): Promise<TimelinePage> {
		return new Timeline(this.#db, board, filter).page(place, today);
	}

	betweenDays(board: Slug, issue: Slug, days: { from: Day; to: Day }): Promise<Between> {
		return betweenDays(this.#db, board, issue, days);
	}

	course(board: Slug, issue: Slug, asked: { days: Days; extremes: Extremes }): Promise<Course> {
		return courseOf(this.#db, board, issue, asked);
	}

	entriesWithin(board: Slug, days: Days, limit: number): Promise<Entry[]> {
		return entriesWithin(this.#db, board, days, limit);
	}

	scheduledAfter(board: Slug, day: Day, asked: Scheduled): Promise<Entry[]> {
		return scheduledAfter(this.#db, board, day, asked);
	}

	betweenRevisions(
		board: Slug,
		issue: Slug,
		revisions: { after: number; until: number }
	): Promise<Between> {
		return betweenRevisions(this.#db, board, issue, revisions);
	}

	appearances(board: Slug, people: readonly Slug[], today: Day): Promise<Appearances[]> {
		return appearancesOf(this.#db, board, people, today);
	}

	company(board: Slug, person: Slug, today: Day): Promise<Companion[]> {
		return companyOf(this.#db, board, person, today);
	}

	involved(board: Slug, issue: Slug): Promise<Involved> {
		return involvedIn(this.#db, board, issue);
	}

	entriesNaming(
		board: Slug,
		people: readonly Slug[],
		before: string | undefined,
		limit: number
	): Promise<Entry[]> {
		return entriesNaming(this.#db, board, people, { before: placeBefore(before), limit });
	}

	saidBeside(board: Slug, party: Slug, entries: readonly Entry[]): Promise<Said[]> {
		return saidBeside(this.#db, board, party, entries);
	}
}
