import { isNull } from 'drizzle-orm';
import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/** Who follows which issue. `follows` is 0 where somebody has said that they do not: then nothing makes them follow it by itself. */
export const follow = pgTable(
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
export const inbox = pgTable(
	'inbox',
	{
		account: text().notNull(),
		board: text().notNull(),
		revision: integer().notNull(),
		/** `mention`, `review` or `followed`. */
		kind: text().notNull(),
		issue: text().notNull(),
		at: bigint({ mode: 'number' }).notNull(),
		readAt: bigint('read_at', { mode: 'number' })
	},
	(table) => [
		primaryKey({ columns: [table.board, table.revision, table.account] }),
		index('inbox_by_time').on(table.account, table.at, table.board, table.revision),
		index('inbox_unread').on(table.account, table.board, table.kind).where(isNull(table.readAt))
	]
);

/** Up to which revision a board's log has been brought to its people. */
export const inboxed = pgTable('inboxed', {
	board: text().primaryKey(),
	revision: integer().notNull()
});

/** When somebody last looked at a board: see `Visit`. */
export const visit = pgTable(
	'visit',
	{
		account: text().notNull(),
		board: text().notNull(),
		base: integer().notNull(),
		seen: integer().notNull(),
		at: bigint({ mode: 'number' }).notNull()
	},
	(table) => [primaryKey({ columns: [table.board, table.account] })]
);
