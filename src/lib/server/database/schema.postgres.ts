import { isNotNull, isNull, ne, sql } from 'drizzle-orm';
import {
	bigint,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	uniqueIndex
} from 'drizzle-orm/pg-core';

export const board = pgTable('board', {
	slug: text().primaryKey(),
	name: text().notNull(),
	/** `open`, `archived`, `deleted`, or `purged`: then nothing is left of it but this row. */
	state: text().notNull().default('open'),
	/** When that began (ms since 1970); null while it is open. */
	since: bigint({ mode: 'number' })
});

/** The log. Moments are milliseconds since 1970; `actor` and `payload` are the JSON of the change, kept to the letter. */
export const change = pgTable(
	'change',
	{
		board: text()
			.notNull()
			.references(() => board.slug),
		revision: integer().notNull(),
		command: text().notNull(),
		/** Which of its command's changes it is, from 0. */
		ordinal: integer().notNull(),
		at: bigint({ mode: 'number' }).notNull(),
		actor: text().notNull(),
		type: text().notNull(),
		issue: text(),
		/** With status and tension: the mark it adds to its issue's series. Null where it adds none. */
		asOf: text('as_of'),
		status: text(),
		tension: integer(),
		payload: text().notNull(),
		/** What stood before it, as JSON; null where nothing did, or the row is older than this column. */
		before: text(),
		/** The id of its actor. With `hash`: null in rows older than these columns, until they are sealed. */
		who: text(),
		/** SHA-256 over all of it and the hash of the change before (see `chain.ts`). */
		hash: text()
	},
	(table) => [
		primaryKey({ columns: [table.board, table.revision] }),
		index('change_who').on(table.board, table.who, table.revision),
		index('change_type')
			.on(table.board, table.type, table.revision)
			.where(ne(table.type, sql`'issue.assessed'`)),
		index('change_unsealed').on(table.board, table.revision).where(isNull(table.hash)),
		uniqueIndex('change_command').on(table.board, table.command, table.ordinal),
		index('change_at').on(table.board, table.at, table.revision),
		index('change_by_issue').on(table.board, table.issue, table.revision),
		index('change_mark')
			.on(
				table.board,
				table.issue,
				table.asOf,
				table.revision,
				table.at,
				table.status,
				table.tension
			)
			.where(isNotNull(table.asOf))
	]
);

/** The issues that changes about entries touch: those of the entry before the change and after it. */
export const changeIssue = pgTable(
	'change_issue',
	{ board: text().notNull(), issue: text().notNull(), revision: integer().notNull() },
	(table) => [primaryKey({ columns: [table.board, table.issue, table.revision] })]
);

/** Every entry that was not struck, as it stands now; `recorded` is the revision that made it. */
export const entry = pgTable(
	'entry',
	{
		board: text().notNull(),
		id: text().notNull(),
		recorded: integer().notNull(),
		payload: text().notNull()
	},
	(table) => [primaryKey({ columns: [table.board, table.id] })]
);

/** The issues of each entry, in the order entries are read. */
export const entryIssue = pgTable(
	'entry_issue',
	{
		board: text().notNull(),
		issue: text().notNull(),
		day: text().notNull(),
		recorded: integer().notNull(),
		entry: text().notNull()
	},
	(table) => [
		primaryKey({ columns: [table.board, table.issue, table.day, table.recorded] }),
		index('entry_issue_by_entry').on(table.board, table.entry)
	]
);

/** Entries in the order they are read, by what they have in common: `all`, `kind measure`, `party us`, `person jane-roe`. */
export const entryList = pgTable(
	'entry_list',
	{
		board: text().notNull(),
		list: text().notNull(),
		day: text().notNull(),
		recorded: integer().notNull(),
		entry: text().notNull()
	},
	(table) => [
		primaryKey({ columns: [table.board, table.list, table.day, table.recorded] }),
		index('entry_list_by_entry').on(table.board, table.entry)
	]
);

/** Entries with terms: from when to when they hold (to the end of days where nothing ends them), and the last day they name. */
export const entryTerm = pgTable(
	'entry_term',
	{
		board: text().notNull(),
		entry: text().notNull(),
		day: text().notNull(),
		begins: text().notNull(),
		ends: text().notNull(),
		last: text().notNull()
	},
	(table) => [
		primaryKey({ columns: [table.board, table.entry] }),
		index('entry_term_by_end').on(table.board, table.ends),
		index('entry_term_by_last').on(table.board, table.last)
	]
);

/**
 * Outlooks given with assessments, and taken back (an empty payload). One that was given for a day on which something newer stood
 * holds only until that: `until`, the day of the next assessment that had been recorded before it.
 */
export const outlook = pgTable(
	'outlook',
	{
		board: text().notNull(),
		issue: text().notNull(),
		asOf: text('as_of').notNull(),
		recorded: integer().notNull(),
		until: text(),
		payload: text().notNull()
	},
	(table) => [primaryKey({ columns: [table.board, table.issue, table.asOf, table.recorded] })]
);

/** Every position that was not withdrawn. */
export const position = pgTable(
	'position',
	{
		board: text().notNull(),
		id: text().notNull(),
		issue: text().notNull(),
		party: text().notNull(),
		asOf: text('as_of').notNull(),
		recorded: integer().notNull(),
		payload: text().notNull()
	},
	(table) => [
		primaryKey({ columns: [table.board, table.id] }),
		index('position_by_issue').on(table.board, table.issue, table.asOf, table.recorded),
		// What a side last wanted is found at once, also where it is the other that speaks.
		index('position_by_party').on(
			...[table.board, table.issue, table.party, table.asOf, table.recorded]
		)
	]
);

/** What the desk said of issues, as it stands now; `id` is the revision that posted it. Of one that was deleted no text is left here. */
export const comment = pgTable(
	'comment',
	{
		board: text().notNull(),
		id: integer().notNull(),
		issue: text().notNull(),
		actor: text().notNull(),
		at: bigint({ mode: 'number' }).notNull(),
		text: text().notNull(),
		/** Whom it speaks to, as JSON. */
		mentions: text().notNull().default('[]'),
		edited: bigint({ mode: 'number' }),
		deleted: bigint({ mode: 'number' })
	},
	(table) => [
		primaryKey({ columns: [table.board, table.id] }),
		index('comment_by_issue').on(table.board, table.issue, table.id)
	]
);

/** A cache of boards as they were; `fold` says by which rules they were folded. */
export const snapshot = pgTable(
	'snapshot',
	{
		board: text().notNull(),
		revision: integer().notNull(),
		fold: integer().notNull(),
		state: text().notNull()
	},
	(table) => [primaryKey({ columns: [table.board, table.revision] })]
);

/** A cache of what series keep of spans of days; `revision` is the last one folded into it. */
export const bucket = pgTable(
	'bucket',
	{
		board: text().notNull(),
		issue: text().notNull(),
		/** Days in the span. */
		level: integer().notNull(),
		/** The span's first day since 1970, divided by `level`. */
		span: integer().notNull(),
		revision: integer().notNull(),
		steps: text().notNull()
	},
	(table) => [primaryKey({ columns: [table.board, table.issue, table.level, table.span] })]
);

/** Up to which revision the buckets of a board hold everything. */
export const rollup = pgTable('rollup', {
	board: text().primaryKey(),
	revision: integer().notNull()
});

/** One row, written to learn whether the engine can commit. */
export const pulse = pgTable('pulse', {
	id: integer().primaryKey(),
	beats: integer().notNull()
});

/** Screens on walls. `credential` is the SHA-256 of what the screen holds; `seen` (ms since 1970) and `version` are what it last said. */
export const display = pgTable('display', {
	id: text().primaryKey(),
	number: integer().notNull().unique(),
	credential: text().notNull().unique(),
	seen: bigint({ mode: 'number' }),
	version: text().notNull(),
	/** The rest of the display as JSON. */
	payload: text().notNull()
});

/** The codes that screens show which are nobody's yet. They may go at any time: a screen without one gets another. */
export const pairing = pgTable('pairing', {
	credential: text().primaryKey(),
	address: text().notNull(),
	code: text().notNull().unique(),
	/** Ms since 1970. */
	expires: bigint({ mode: 'number' }).notNull(),
	/** Wrong codes that were tried while it was shown. */
	guesses: integer().notNull()
});

/** What can be searched for, one row a thing; its words are in `finding_words`, which each engine has in its own way. A cache. */
export const finding = pgTable(
	'finding',
	{
		id: integer().primaryKey().generatedByDefaultAsIdentity(),
		board: text().notNull(),
		kind: text().notNull(),
		key: text().notNull(),
		/** The change that left it so. What is gone has no title. */
		revision: integer().notNull(),
		issue: text(),
		day: text(),
		title: text().notNull(),
		text: text().notNull()
	},
	(table) => [uniqueIndex('finding_thing').on(table.board, table.kind, table.key)]
);

/** Up to which revision the findings of a board are kept, and by which rules. */
export const found = pgTable('found', {
	board: text().primaryKey(),
	revision: integer().notNull(),
	rules: integer().notNull()
});
