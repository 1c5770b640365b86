import { isNull } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Who follows which issue. `follows` is 0 where somebody has said that they do not: then nothing makes them follow it by itself. */
export const follow = sqliteTable(
	'follow',
	{
		board: text().notNull(),
		issue: text().notNull(),
		account: text().notNull(),
		follows: integer().notNull(),
		/** `chosen`, or what somebody did that made them follow it: `commented`, `assessed`, `mentioned`. */
		why: text().notNull()
	},
	(table) => [primaryKey({ columns: [table.board, table.issue, table.account] })]
);

/** What came to each person, one row for a change of a board's log. `readAt` (ms since 1970) is null while it is unread. */
export const inbox = sqliteTable(
	'inbox',
	{
		account: text().notNull(),
		board: text().notNull(),
		revision: integer().notNull(),
		/** `mention`, `review` or `followed`. */
		kind: text().notNull(),
		issue: text().notNull(),
		at: integer().notNull(),
		readAt: integer('read_at')
	},
	(table) => [
		primaryKey({ columns: [table.board, table.revision, table.account] }),
		index('inbox_by_time').on(table.account, table.at, table.board, table.revision),
		index('inbox_unread').on(table.account, table.board, table.kind).where(isNull(table.readAt))
	]
);

/** Up to which revision a board's log has been brought to its people. */
export const inboxed = sqliteTable('inboxed', {
	board: text().primaryKey(),
	revision: integer().notNull()
});

/** When somebody last looked at a board: see `Visit`. */
export const visit = sqliteTable(
	'visit',
	{
		account: text().notNull(),
		board: text().notNull(),
		base: integer().notNull(),
		seen: integer().notNull(),
		at: integer().notNull()
	},
	(table) => [primaryKey({ columns: [table.board, table.account] })]
);
