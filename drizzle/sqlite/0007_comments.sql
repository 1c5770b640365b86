CREATE TABLE `comment` (
	`board` text NOT NULL,
	`id` integer NOT NULL,
	`issue` text NOT NULL,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	`text` text NOT NULL,
	`edited` integer,
	`deleted` integer,
	PRIMARY KEY(`board`, `id`)
);
--> statement-breakpoint
CREATE INDEX `comment_by_issue` ON `comment` (`board`,`issue`,`id`);