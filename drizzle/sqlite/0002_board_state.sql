ALTER TABLE `board` ADD `state` text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE `board` ADD `since` integer;