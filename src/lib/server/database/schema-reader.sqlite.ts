import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

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
