CREATE TABLE `briefing` (
	`board` text NOT NULL,
	`digest` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`board`, `digest`)
);
