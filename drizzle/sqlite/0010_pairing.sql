CREATE TABLE `pairing` (
	`credential` text PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`code` text NOT NULL,
	`expires` integer NOT NULL,
	`guesses` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pairing_code_unique` ON `pairing` (`code`);