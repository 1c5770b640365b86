CREATE TABLE `display` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`credential` text NOT NULL,
	`seen` integer,
	`version` text NOT NULL,
	`payload` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `display_number_unique` ON `display` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `display_credential_unique` ON `display` (`credential`);