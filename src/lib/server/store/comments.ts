import * as z from 'zod/mini';
import type { Change } from '#lib/domain/change.ts';
import type { Comment } from '#lib/domain/comment.ts';
import { instantOf } from '#lib/domain/day.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { COMMENTS_PAGE, type CommentsAnswer } from '#lib/protocol/comments.ts';
import type { Database, Statement } from '../database/database.ts';
import { comment as table } from '../database/schema.sqlite.ts';
import { insert, LAST, marksFor, sql } from './statement.ts';

const Row = z.object({
	id: z.number(),
	issue: z.string(),
	actor: z.string(),
	at: z.number(),
	text: z.string(),
	mentions: z.string(),
	edited: z.nullable(z.number()),
	deleted: z.nullable(z.number())
});

const Called = z.object({ id: z.string(), name: z.string() });

const COLUMNS = 'id, issue, actor, at, text, mentions, edited, deleted';

/** What a change makes of the table of comments. */
export function commentsAfter(board: Slug, change: Change): Statement[] {
	const { happening, revision: id, actor } = change;
	const at = Date.parse(change.at);
	switch (happening.type) {
		case 'comment.posted': {
			const { issue, text, mentions = [] } = happening;
			const row = { board, id, issue, actor: JSON.stringify(actor), at, text };
			const said = { ...row, mentions: JSON.stringify(mentions) };
			return [insert(table, [{ ...said, edited: null, deleted: null }])];
		}
		case 'comment.edited':
			return [
				sql(
					'update comment set text = ?, mentions = ?, edited = ? where board = ? and id = ?',
					...[happening.text, JSON.stringify(happening.mentions ?? [])],
					...[at, board, happening.comment]
				)
			];
		case 'comment.deleted':
			return [
				sql(
					`update comment set text = '', mentions = '[]', deleted = ? where board = ? and id = ?`,
					...[at, board, happening.comment]
				)
			];
		default:
			return [];
	}
}

export async function findComment(db: Database, board: Slug, id: number): Promise<Comment | null> {
	const [row] = await db.read(
		sql(`select ${COLUMNS} from comment where board = ? and id = ?`, board, id)
	);
	return row === undefined ? null : commentOf(row);
}

/** A page of what was said of an issue, newest first: what is older than a revision. */
export async function commentsOf(
	db: Database,
	board: Slug,
	issue: Slug,
	before = LAST
): Promise<CommentsAnswer> {
	const rows = await db.read(
		sql(
			`select ${COLUMNS} from comment where board = ? and issue = ? and id < ? order by id desc limit ?`,
			...[board, issue, before, COMMENTS_PAGE + 1]
		)
	);
	const items = await calledByNow(db, rows.slice(0, COMMENTS_PAGE).map(commentOf));
	return { items, next: rows.length > COMMENTS_PAGE ? (items.at(-1)?.id ?? null) : null };
}

/** The comments with what those they speak to are called by now. */
async function calledByNow(db: Database, comments: Comment[]): Promise<Comment[]> {
	const ids = [
		...new Set(comments.flatMap(({ mentions }) => mentions.map((each) => each.account)))
	];
	if (ids.length === 0) return comments;
	const rows = await db.read(
		sql(`select id, name from user_account where id in (${marksFor(ids)})`, ...ids)
	);
	const names = new Map(rows.map((row) => Called.parse(row)).map(({ id, name }) => [id, name]));
	return comments.map((comment) => ({
		...comment,
		mentions: comment.mentions.map((mention) => {
			const called = names.get(mention.account);
			return called === undefined || called === mention.name ? mention : { ...mention, called };
		})
	}));
}

function commentOf(row: unknown): Comment {
	const { actor, at, mentions, edited, deleted, ...rest } = Row.parse(row);
	return {
		...rest,
		by: JSON.parse(actor),
		mentions: JSON.parse(mentions),
		at: instantOf(at),
		edited: edited === null ? null : instantOf(edited),
		deleted: deleted === null ? null : instantOf(deleted)
	};
}
