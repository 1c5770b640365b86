import { eq, isNotNull, sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The texts of briefings that were saved, as JSON, by the digest under which the log seals them. */
export const briefing = sqliteTable(
	'briefing',
	{
		board: text().notNull(),
		digest: text().notNull(),
		text: text().notNull()
	},
	(table) => [primaryKey({ columns: [table.board, table.digest] })]
);

/** What rests on which publisher, by its key; an assessment without a source on none (''). One row for each issue: of several, `place` 0 is the first. */
export const citation = sqliteTable(
	'citation',
	{
		board: text().notNull(),
		/** `entry`, `assessment` or `position`, and what tells it apart: an id, or the revision of an assessment. */
		kind: text().notNull(),
		id: text().notNull(),
		place: integer().notNull(),
		issue: text().notNull(),
		publisher: text().notNull(),
		day: text().notNull(),
		/** The first day on which others may have borne it out. */
		since: text().notNull(),
		recorded: integer().notNull(),
		/** 1 where it is an assessment that rests on its publisher alone. */
		alone: integer().notNull(),
		/** The digest of the address it cites, if it cites one. */
		link: text()
	},
	(table) => [
		primaryKey({ columns: [table.board, table.kind, table.id, table.place] }),
		index('citation_by_publisher')
			.on(table.board, table.publisher, table.kind, table.day, table.recorded)
			.where(eq(table.place, sql`0`)),
		index('citation_by_issue').on(
			table.board,
			table.issue,
			table.kind,
			table.alone,
			table.day,
			table.publisher
		),
		index('citation_alone')
			.on(table.board, table.day, table.recorded)
			.where(eq(table.alone, sql`1`)),
		index('citation_alone_on')
			.on(table.board, table.publisher, table.day, table.recorded)
			.where(eq(table.alone, sql`1`)),
		index('citation_by_link')
			.on(table.board, table.link, table.place, table.day, table.recorded)
			.where(isNotNull(table.link))
	]
);

/** How much rests on each publisher, and its name as it was last written. */
export const publisher = sqliteTable(
	'publisher',
	{
		board: text().notNull(),
		key: text().notNull(),
		name: text().notNull(),
		entries: integer().notNull(),
		assessments: integer().notNull(),
		positions: integer().notNull(),
		/** All of them. */
		uses: integer().notNull()
	},
	(table) => [
		primaryKey({ columns: [table.board, table.key] }),
		index('publisher_by_uses').on(table.board, table.uses, table.key)
	]
);

/** The addresses that are cited, by their digests, with what was last found at each. Never checked: at 0. */
export const citedLink = sqliteTable(
	'cited_link',
	{
		board: text().notNull(),
		link: text().notNull(),
		url: text().notNull(),
		uses: integer().notNull(),
		checked: integer().notNull(),
		found: text().notNull()
	},
	(table) => [
		primaryKey({ columns: [table.board, table.link] }),
		index('cited_link_by_check').on(table.board, table.checked, table.link),
		index('cited_link_by_found').on(table.board, table.found, table.link)
	]
);

/** Up to which revision the citations of a board are kept, and by which rules. */
export const cited = sqliteTable('cited', {
	board: text().primaryKey(),
	revision: integer().notNull(),
	rules: integer().notNull()
});

/** The words of a board's findings by each three letters that follow one another in them. A cache. */
export const nearWord = sqliteTable(
	'near_word',
	{
		board: text().notNull(),
		/** Spaces stand for what is before and after the word. */
		part: text().notNull(),
		word: text().notNull()
	},
	(table) => [primaryKey({ columns: [table.board, table.part, table.word] })]
);

/** What was found at the addresses that a board cites, and when (ms since 1970). */
export const linkCheck = sqliteTable(
	'link_check',
	{
		board: text().notNull(),
		/** The digest of the address: addresses are longer than keys may be. */
		link: text().notNull(),
		url: text().notNull(),
		at: integer().notNull(),
		/** `fine`, `gone`, `refused`, `unreachable` or `not public`. */
		found: text().notNull()
	},
	(table) => [primaryKey({ columns: [table.board, table.link] })]
);
