import * as z from 'zod/mini';
import type { ArrivalKind } from '#lib/domain/arrival.ts';
import { roleOn, type Asker } from '#lib/domain/asker.ts';
import type { Change } from '#lib/domain/change.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { isAtLeast } from '#lib/domain/role.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { Following, type InboxKey } from '#lib/protocol/inbox.ts';
import type { Boards } from '../boards.ts';
import type { Database, Statement } from '../database/database.ts';
import type { Standing } from '../live/unread-teller.ts';
import { CHANGE_COLUMNS, changeOf } from '../store/change-rows.ts';
import { findComment } from '../store/comments.ts';
import { marksFor, sql } from '../store/statement.ts';

/** What one page of an inbox holds. */
export const INBOX_PAGE = 30;

const Row = z.object({
	board: z.string(),
	revision: z.number(),
	kind: z.enum(['mention', 'review', 'followed'] satisfies ArrivalKind[]),
	issue: z.string(),
	at: z.number(),
	read_at: z.nullable(z.number())
});

/** Something that came to somebody; `at` in ms since 1970. */
export interface Arrived extends InboxKey {
	readonly kind: ArrivalKind;
	readonly issue: Slug;
	readonly at: number;
	readonly isRead: boolean;
}

/** Where a page of an inbox begins: after something. */
export interface After extends InboxKey {
	readonly at: number;
}

const Counted = z.object({ board: z.string(), kind: z.string(), count: z.coerce.number() });
const Named = z.object({ board: z.string() });
const Stamped = z.record(z.enum(['held', 'come', 'read', 'marked']), z.coerce.number());

/** Who brings what happens to people. */
export interface Delivering {
	/** Resolves once all that is on a board's log has been delivered. */
	catchUp(board: Slug): Promise<void>;
	/** Something has changed in somebody's inbox. */
	changed(): void;
}

/** What came to people. Of a board that somebody may not read by now, nothing is theirs to see, nor a review that is not theirs to make. */
export class Inboxes {
	readonly #db: Database;
	readonly #boards: Boards;
	readonly #post: Delivering;

	constructor(db: Database, boards: Boards, post: Delivering) {
		this.#db = db;
		this.#boards = boards;
		this.#post = post;
	}

	/** How much of it somebody has not read. */
	async unread(account: string, asker: Asker): Promise<number> {
		const rows = await this.#db.read(
			sql(
				`select board, kind, count(*) as count from inbox where account = ? and read_at is null group by board, kind`,
				account
			)
		);
		const counts = rows.map((row) => Counted.parse(row));
		const open = await this.#open(asker, new Set(counts.map(({ board }) => board)));
		return counts
			.filter(({ board, kind }) =>
				(kind === 'review' ? open.editable : open.readable).includes(board)
			)
			.reduce((sum, { count }) => sum + count, 0);
	}

	/** How it stands: another whenever anything has come or was marked. */
	async standing(account: string, asker: Asker): Promise<Standing> {
		const [row] = await this.#db.read(
			sql(
				`select count(*) as held, coalesce(max(at), 0) as come, count(read_at) as read,
				coalesce(max(read_at), 0) as marked from inbox where account = ?`,
				account
			)
		);
		const stamp = Object.values(Stamped.parse(row)).join(' ');
		return { unread: await this.unread(account, asker), stamp };
	}

	/** A page of it, newest first; one more than a page where more follow. */
	async page(account: string, asker: Asker, after: After | null): Promise<Arrived[]> {
		const rows = await this.#db.read(
			sql('select distinct board from inbox where account = ?', account)
		);
		const boards = new Set(rows.map((row) => Named.parse(row).board));
		const { readable, editable } = await this.#open(asker, boards);
		if (readable.length === 0) return [];
		const reviews = editable.length > 0 ? `or board in (${marksFor(editable)})` : '';
		const found = await this.#db.read(
			sql(
				`select board, revision, kind, issue, at, read_at from inbox
				where account = ? and board in (${marksFor(readable)}) and (kind <> 'review' ${reviews})
				${after ? 'and (at, board, revision) < (?, ?, ?)' : ''}
				order by at desc, board desc, revision desc limit ${INBOX_PAGE + 1}`,
				...[account, ...readable, ...editable],
				...(after ? [after.at, after.board, after.revision] : [])
			)
		);
		return found.map(arrivedOf);
	}

	/** The change that brought something, and of a comment what it says by now. */
	async told(
		board: Slug,
		revision: number
	): Promise<{ change: Change; comment: string | null } | null> {
		const [row] = await this.#db.read(
			sql(`select ${CHANGE_COLUMNS} from change where board = ? and revision = ?`, board, revision)
		);
		if (row === undefined) return null;
		const change = changeOf(row);
		if (change.happening.type !== 'comment.posted') return { change, comment: null };
		const comment = await findComment(this.#db, board, revision);
		return { change, comment: comment?.deleted ? 'deleted the comment' : (comment?.text ?? null) };
	}

	/** Marks one thing as read or as unread. */
	async mark(account: string, { board, revision }: InboxKey, readAt: number | null): Promise<void> {
		await this.#write([
			sql(
				'update inbox set read_at = ? where account = ? and board = ? and revision = ?',
				...[readAt, account, board, revision]
			)
		]);
	}

	/** Marks all as read that came up to a moment. */
	async markAll(account: string, until: number, readAt: number): Promise<void> {
		await this.#write([
			sql(
				'update inbox set read_at = ? where account = ? and read_at is null and at <= ?',
				...[readAt, account, until]
			)
		]);
	}

	/** Whether somebody follows an issue. */
	async following(account: string, board: Slug, issue: Slug): Promise<Following> {
		const [row] = await this.#db.read(
			sql(
				'select follows, why from follow where board = ? and issue = ? and account = ?',
				...[board, issue, account]
			)
		);
		return row === undefined ? { follows: false, why: null } : followingOf(row);
	}

	/** Follows an issue from now on, or does not, whatever they do there. */
	async follow(account: string, board: Slug, issue: Slug, follows: boolean): Promise<void> {
		// What happened until now comes to those who followed until now.
		await this.#post.catchUp(board);
		await this.#db.write([
			sql(
				`insert into follow (board, issue, account, follows, why) values (?, ?, ?, ?, 'chosen')
				on conflict (board, issue, account) do update set follows = excluded.follows, why = excluded.why`,
				...[board, issue, account, follows ? 1 : 0]
			)
		]);
	}

	async #write(statements: Statement[]): Promise<void> {
		await this.#db.write(statements);
		this.#post.changed();
	}

	/** Which of the boards somebody may read, and of which they may confirm what is proposed. */
	async #open(asker: Asker, boards: ReadonlySet<Slug>) {
		const door = this.#boards.as(asker);
		const readable: Slug[] = [];
		for (const board of boards) if (!isRefusal(await door.board(board))) readable.push(board);
		const editable = readable.filter((board) => isAtLeast(roleOn(asker, board), 'editor'));
		return { readable, editable };
	}
}

const Followed = z.object({ follows: z.number(), why: Following.shape.why });

function followingOf(row: unknown): Following {
	const { follows, why } = Followed.parse(row);
	return { follows: follows === 1, why };
}

function arrivedOf(row: unknown): Arrived {
	const { read_at: readAt, ...rest } = Row.parse(row);
	return { ...rest, isRead: readAt !== null };
}
