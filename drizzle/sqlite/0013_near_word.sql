CREATE TABLE `near_word` (
	`board` text NOT NULL,
	`part` text NOT NULL,
	`word` text NOT NULL,
	PRIMARY KEY(`board`, `part`, `word`)
);
