CREATE TABLE `board` (
	`slug` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `bucket` (
	`board` text NOT NULL,
	`issue` text NOT NULL,
	`level` integer NOT NULL,
	`span` integer NOT NULL,
	`revision` integer NOT NULL,
	`steps` text NOT NULL,
	PRIMARY KEY(`board`, `issue`, `level`, `span`)
);
--> statement-breakpoint
CREATE TABLE `change` (
	`board` text NOT NULL,
	`revision` integer NOT NULL,
	`command` text NOT NULL,
	`ordinal` integer NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`type` text NOT NULL,
	`issue` text,
	`as_of` text,
	`status` text,
	`tension` integer,
	`payload` text NOT NULL,
	PRIMARY KEY(`board`, `revision`),
	FOREIGN KEY (`board`) REFERENCES `board`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `change_command` ON `change` (`board`,`command`,`ordinal`);--> statement-breakpoint
CREATE INDEX `change_at` ON `change` (`board`,`at`,`revision`);--> statement-breakpoint
CREATE INDEX `change_by_issue` ON `change` (`board`,`issue`,`revision`);--> statement-breakpoint
CREATE INDEX `change_mark` ON `change` (`board`,`issue`,`as_of`,`revision`,`at`,`status`,`tension`) WHERE "change"."as_of" is not null;--> statement-breakpoint
CREATE TABLE `change_issue` (
	`board` text NOT NULL,
	`issue` text NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`board`, `issue`, `revision`)
);
--> statement-breakpoint
CREATE TABLE `entry` (
	`board` text NOT NULL,
	`id` text NOT NULL,
	`recorded` integer NOT NULL,
	`payload` text NOT NULL,
	PRIMARY KEY(`board`, `id`)
);
--> statement-breakpoint
CREATE TABLE `entry_issue` (
	`board` text NOT NULL,
	`issue` text NOT NULL,
	`day` text NOT NULL,
	`recorded` integer NOT NULL,
	`entry` text NOT NULL,
	PRIMARY KEY(`board`, `issue`, `day`, `recorded`)
);
--> statement-breakpoint
CREATE INDEX `entry_issue_by_entry` ON `entry_issue` (`board`,`entry`);--> statement-breakpoint
CREATE TABLE `position` (
	`board` text NOT NULL,
	`id` text NOT NULL,
	`issue` text NOT NULL,
	`party` text NOT NULL,
	`as_of` text NOT NULL,
	`recorded` integer NOT NULL,
	`payload` text NOT NULL,
	PRIMARY KEY(`board`, `id`)
);
--> statement-breakpoint
CREATE INDEX `position_by_issue` ON `position` (`board`,`issue`,`as_of`,`recorded`);--> statement-breakpoint
CREATE TABLE `pulse` (
	`id` integer PRIMARY KEY NOT NULL,
	`beats` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rollup` (
	`board` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `snapshot` (
	`board` text NOT NULL,
	`revision` integer NOT NULL,
	`fold` integer NOT NULL,
	`state` text NOT NULL,
	PRIMARY KEY(`board`, `revision`)
);
