import { isAssessed, type Assessed } from '#lib/domain/assessed.ts';
import { dayOf, instantOf, type Day } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Course } from '#lib/protocol/briefing.ts';
import type { Database, Statement } from '../database/database.ts';
import { CHANGE_COLUMNS, changeOf } from './change-rows.ts';
import { inPayload } from './held.ts';
import { LISTS } from './reader-projections.ts';
import type { Extremes, Scheduled } from './reader-store.ts';
import { sql } from './statement.ts';
import type { Days } from './store.ts';

/** Assessments of one issue that are read, the latest, to find its turns. */
const READ = 40;
/** Entries dated after a day that are looked through for those that had been recorded by then. */
const LOOKED_THROUGH = 500;

type Point = Extremes['high'];

/** What the log says of an issue over days. */
export async function courseOf(
	db: Database,
	board: Slug,
	issue: Slug,
	{ days: { from, to }, extremes }: { days: Days; extremes: Extremes }
): Promise<Course> {
	const assessed = await assessedIn(
		db,
		sql(
			`select ${CHANGE_COLUMNS} from change where board = ? and issue = ? and as_of >= ? and as_of <= ?
			and type = 'issue.assessed' order by as_of desc, revision desc limit ${READ}`,
			...[board, issue, from, to]
		)
	);
	const at = (point: Point) => assessedAt(db, board, issue, { from, point, assessed });
	const [high, low] = await Promise.all([at(extremes.high), at(extremes.low)]);
	return { assessed: assessed.toReversed(), high, low };
}

/** The assessment that brought a line to a point, if it speaks of a day from the first on. */
async function assessedAt(
	db: Database,
	board: Slug,
	issue: Slug,
	{ from, point, assessed }: { from: Day; point: Point; assessed: readonly Assessed[] }
): Promise<Assessed | null> {
	if (!point) return null;
	const [ms, tension] = point;
	const day = dayOf(instantOf(ms));
	const known = assessed.find(
		({ happening }) => happening.asOf <= day && happening.tension === tension
	);
	if (known) return known;
	const [found] = await assessedIn(
		db,
		sql(
			`select ${CHANGE_COLUMNS} from change where board = ? and issue = ? and as_of >= ? and as_of <= ?
			and type = 'issue.assessed' and tension = ? order by as_of desc, revision desc limit 1`,
			...[board, issue, from, day, tension]
		)
	);
	return found ?? null;
}

async function assessedIn(db: Database, statement: Statement): Promise<Assessed[]> {
	return (await db.read(statement)).map(changeOf).filter(isAssessed);
}

/** The latest entries within days, newest first. */
export async function entriesWithin(
	db: Database,
	board: Slug,
	{ from, to }: Days,
	limit: number
): Promise<Entry[]> {
	const rows = await db.read(
		sql(
			`select e.payload from (select day, recorded, entry from entry_list
				where board = ? and list = ? and day >= ? and day <= ?
				order by day desc, recorded desc limit ?) as link
			join entry e on e.board = ? and e.id = link.entry order by link.day desc, link.recorded desc`,
			...[board, LISTS.all, from, to, limit, board]
		)
	);
	return rows.map(inPayload);
}

/** What is dated after a day, the soonest first, as far as it had been recorded up to a revision. */
export async function scheduledAfter(
	db: Database,
	board: Slug,
	day: Day,
	{ until, limit }: Scheduled
): Promise<Entry[]> {
	const rows = await db.read(
		sql(
			`select e.payload from (select day, recorded, entry from entry_list
				where board = ? and list = ? and day > ? order by day, recorded limit ${LOOKED_THROUGH}) as link
			join entry e on e.board = ? and e.id = link.entry
			where link.recorded <= ? order by link.day, link.recorded limit ?`,
			...[board, LISTS.all, day, board, until, limit]
		)
	);
	return rows.map(inPayload);
}
