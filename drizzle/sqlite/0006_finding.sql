CREATE TABLE `finding` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`board` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`revision` integer NOT NULL,
	`issue` text,
	`day` text,
	`title` text NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `finding_thing` ON `finding` (`board`,`kind`,`key`);--> statement-breakpoint
CREATE TABLE `found` (
	`board` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`rules` integer NOT NULL
);
--> statement-breakpoint
-- The words of findings. Runs of Chinese are written as pairs of signs beforehand, so words are all that it must tell apart.
CREATE VIRTUAL TABLE `finding_words` USING fts5(
	title, body, facets, content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 0"
);
--> statement-breakpoint
CREATE TRIGGER `finding_gone` AFTER DELETE ON `finding` BEGIN
	DELETE FROM `finding_words` WHERE rowid = old.id;
END;
