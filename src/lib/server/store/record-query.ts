import type { Slug } from '#lib/domain/slug.ts';
import { typesOf, type HistoryFilter } from '#lib/protocol/history.ts';
import type { Statement, Value } from '../database/database.ts';
import { sql } from './statement.ts';

/** Revisions from `low` on and before `high`. */
export interface Range {
	low: number;
	high: number;
}

const COLUMNS = `revision, command, at, actor, payload, before, as_of as "asOf", status, tension, hash,
	(select hash from change as earlier where earlier.board = change.board
		and earlier.revision = change.revision - 1) as previous`;
const WITHIN = 'board = ? and revision >= ? and revision < ?';

/** Whether one index leads to what is asked for, in its order. */
export function isLed({ issue, who, kind, q }: HistoryFilter): boolean {
	const asked = [issue, who, kind].filter((each) => each !== '');
	return q === '' && asked.length <= 1 && kind !== 'assessment';
}

/** The query of the latest changes of a range that a filter leaves, at most so many; words may leave too many. */
export function latestOf(
	board: Slug,
	filter: HistoryFilter,
	{ low, high }: Range,
	limit: number
): Statement {
	const within = [board, low, high];
	const parts = [
		sql(WITHIN, ...within),
		...whoPart(filter),
		...saidPart(filter),
		...kindPart(filter, within, limit),
		...issuePart(filter, within, limit)
	];
	return sql(
		`select ${COLUMNS} from change where ${parts.map((part) => part.sql).join(' and ')}
		order by revision desc limit ?`,
		...parts.flatMap((part) => part.args),
		limit
	);
}

const whoPart = ({ who }: HistoryFilter): Statement[] => (who === '' ? [] : [sql('who = ?', who)]);

function kindPart({ kind }: HistoryFilter, within: Value[], limit: number): Statement[] {
	if (kind === '') return [];
	if (kind === 'assessment') return [sql("type = 'issue.assessed'")];
	// The index leaves assessments out, and is used only by who says so.
	const lists = typesOf(kind).map((type) =>
		sql(
			`select revision from change where ${WITHIN} and type = ? and type <> 'issue.assessed'`,
			...within,
			type
		)
	);
	return [oneOf(lists, limit)];
}

function issuePart({ issue }: HistoryFilter, within: Value[], limit: number): Statement[] {
	if (issue === '') return [];
	const lists = ['change', 'change_issue'].map((table) =>
		sql(`select revision from ${table} where ${WITHIN} and issue = ?`, ...within, issue)
	);
	return [oneOf(lists, limit)];
}

/** That the revision is in one of the lists: of each, only the latest can be on the page. */
const oneOf = (lists: Statement[], limit: number): Statement =>
	sql(
		`revision in (${lists
			.map(
				(list, index) =>
					`select revision from (${list.sql} order by revision desc limit ?) as of${index}`
			)
			.join(' union all ')})`,
		...lists.flatMap((list) => [...list.args, limit])
	);

/** Leaves out most of what does not say it. The engines know capitals of English alone, so what has others is all read. */
function saidPart({ q }: HistoryFilter): Statement[] {
	// eslint-disable-next-line no-control-regex -- the range of English is meant
	const isEnglish = /^[\u0000-\u007f]*$/.test(q) || q.toLowerCase() === q.toUpperCase();
	if (q === '' || !isEnglish) return [];
	const escaped = JSON.stringify(q.toLowerCase())
		.slice(1, -1)
		.replace(/[\\%_]/g, '\\$&');
	const pattern = `%${escaped}%`;
	return [
		sql(`(lower(payload) like ? escape '\\' or lower(actor) like ? escape '\\')`, pattern, pattern)
	];
}
