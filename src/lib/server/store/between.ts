import type { Change } from '#lib/domain/change.ts';
import { addDays, type Day } from '#lib/domain/day.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Between } from '#lib/protocol/compare.ts';
import type { Database } from '../database/database.ts';
import { CHANGE_COLUMNS, changeOf } from './change-rows.ts';
import { entriesOf } from './held.ts';
import { sql } from './statement.ts';

/** Lines of each kind that are told of one issue. */
const TOLD = 3;
const READ = TOLD + 1;

/** What happened to an issue after a day, up to another, by the days that it speaks of. */
export async function betweenDays(
	db: Database,
	board: Slug,
	issue: Slug,
	{ from, to }: { from: Day; to: Day }
): Promise<Between> {
	const rows = await db.read(
		sql(
			`select ${CHANGE_COLUMNS} from change where board = ? and issue = ? and as_of > ? and as_of <= ?
			and type = 'issue.assessed' order by as_of desc, revision desc limit ${READ}`,
			...[board, issue, from, to]
		)
	);
	const entries = await entriesOf(db, board, [issue], { from: addDays(from, 1), to, each: READ });
	return told(rows.map(changeOf), entries);
}

/** What was recorded about an issue after a revision, up to another. */
export async function betweenRevisions(
	db: Database,
	board: Slug,
	issue: Slug,
	{ after, until }: { after: number; until: number }
): Promise<Between> {
	const range = [board, issue, after, until];
	const assessed = await db.read(
		sql(
			`select ${CHANGE_COLUMNS} from change where board = ? and issue = ? and revision > ? and revision <= ?
			and type = 'issue.assessed' order by revision desc limit ${READ}`,
			...range
		)
	);
	const linked = await db.read(
		sql(
			`select ${CHANGE_COLUMNS} from change where board = ? and revision in (
				select revision from (select revision from change_issue where board = ? and issue = ?
					and revision > ? and revision <= ? order by revision desc limit ${2 * READ}) as linked
			) order by revision desc`,
			board,
			...range
		)
	);
	return told(assessed.map(changeOf), entriesIn(linked.map(changeOf)));
}

const told = (assessed: Change[], entries: Entry[]): Between => ({
	assessed: assessed.slice(0, TOLD),
	entries: entries.slice(0, TOLD),
	more: assessed.length > TOLD || entries.length > TOLD
});

/** The entries that changes, newest first, leave. */
function entriesIn(changes: readonly Change[]): Entry[] {
	const entries = new Map<Slug, Entry | null>();
	for (const { happening } of changes) {
		if (!('entry' in happening)) continue;
		const { entry } = happening;
		const [id, left] = typeof entry === 'string' ? [entry, null] : [entry.id, entry];
		if (!entries.has(id)) entries.set(id, left);
	}
	return [...entries.values()].filter((entry) => entry !== null);
}
