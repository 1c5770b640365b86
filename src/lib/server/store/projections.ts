import type { Change } from '#lib/domain/change.ts';
import { recordedAt, type Entry } from '#lib/domain/entry.ts';
import { statedAt, type Position } from '#lib/domain/position.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Statement } from '../database/database.ts';
import { changeIssue, entry, entryIssue, position } from '../database/schema.sqlite.ts';
import { commentsAfter } from './comments.ts';
import { given, listed, unlisted } from './reader-projections.ts';
import { insert, sql } from './statement.ts';

/** What a change makes of the tables that hold entries, positions and outlooks as they stand; committed with the change. */
export function projectionOf(board: Slug, change: Change): Statement[] {
	const { happening, revision } = change;
	switch (happening.type) {
		case 'entry.recorded':
			return [...written(board, happening.entry), touching(board, happening.entry, revision)];
		case 'entry.edited':
			return [
				touched(board, happening.entry.id, revision),
				...removed(board, happening.entry.id),
				...written(board, happening.entry),
				touching(board, happening.entry, revision)
			];
		case 'entry.struck':
			return [touched(board, happening.entry, revision), ...removed(board, happening.entry)];
		case 'issue.assessed':
			return given(board, happening, revision);
		case 'position.stated':
			return [stated(board, happening.issue, happening.position)];
		case 'position.withdrawn':
			return [sql('delete from position where board = ? and id = ?', board, happening.position)];
		default:
			return commentsAfter(board, change);
	}
}

function written(board: Slug, body: Entry): Statement[] {
	const { id, day, issues } = body;
	const recorded = recordedAt(body);
	return [
		insert(entry, [{ board, id, recorded, payload: JSON.stringify(body) }]),
		insert(
			entryIssue,
			issues.map((issue) => ({ board, issue, day, recorded, entry: id }))
		),
		...listed(board, body)
	];
}

const removed = (board: Slug, id: Slug): Statement[] => [
	sql('delete from entry_issue where board = ? and entry = ?', board, id),
	sql('delete from entry where board = ? and id = ?', board, id),
	...unlisted(board, id)
];

/** Links the change to the issues that the entry touches after it. */
const touching = (board: Slug, { issues }: Entry, revision: number): Statement =>
	insert(
		changeIssue,
		issues.map((issue) => ({ board, issue, revision })),
		'on conflict do nothing'
	);

/** Links the change to the issues that the entry touched until now. */
const touched = (board: Slug, id: Slug, revision: number): Statement =>
	sql(
		`insert into change_issue (board, issue, revision)
		select board, issue, cast(? as integer) from entry_issue where board = ? and entry = ?`,
		revision,
		board,
		id
	);

function stated(board: Slug, issue: Slug, body: Position): Statement {
	const { id, party, asOf } = body;
	const recorded = statedAt(body);
	const payload = JSON.stringify(body);
	return insert(position, [{ board, id, issue, party, asOf, recorded, payload }]);
}
