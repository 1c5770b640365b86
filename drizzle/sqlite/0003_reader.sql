CREATE TABLE `entry_list` (
	`board` text NOT NULL,
	`list` text NOT NULL,
	`day` text NOT NULL,
	`recorded` integer NOT NULL,
	`entry` text NOT NULL,
	PRIMARY KEY(`board`, `list`, `day`, `recorded`)
);
--> statement-breakpoint
CREATE INDEX `entry_list_by_entry` ON `entry_list` (`board`,`entry`);--> statement-breakpoint
CREATE TABLE `entry_term` (
	`board` text NOT NULL,
	`entry` text NOT NULL,
	`day` text NOT NULL,
	`begins` text NOT NULL,
	`ends` text NOT NULL,
	`last` text NOT NULL,
	PRIMARY KEY(`board`, `entry`)
);
--> statement-breakpoint
CREATE INDEX `entry_term_by_end` ON `entry_term` (`board`,`ends`);--> statement-breakpoint
CREATE INDEX `entry_term_by_last` ON `entry_term` (`board`,`last`);--> statement-breakpoint
CREATE TABLE `outlook` (
	`board` text NOT NULL,
	`issue` text NOT NULL,
	`as_of` text NOT NULL,
	`recorded` integer NOT NULL,
	`until` text,
	`payload` text NOT NULL,
	PRIMARY KEY(`board`, `issue`, `as_of`, `recorded`)
);

--> statement-breakpoint
INSERT INTO entry_list (board, list, day, recorded, entry)
	SELECT board, 'all', json_extract(payload, '$.day'), recorded, id FROM entry
	UNION ALL SELECT board, 'kind ' || json_extract(payload, '$.kind'), json_extract(payload, '$.day'), recorded, id FROM entry
	UNION ALL SELECT board, 'party ' || each.value, json_extract(payload, '$.day'), recorded, entry.id FROM entry, json_each(payload, '$.parties') AS each
	UNION ALL SELECT board, 'person ' || each.value, json_extract(payload, '$.day'), recorded, entry.id FROM entry, json_each(payload, '$.people') AS each;
--> statement-breakpoint
INSERT INTO entry_term (board, entry, day, begins, ends, last)
	SELECT board, id, json_extract(payload, '$.day'),
		coalesce(json_extract(payload, '$.terms.effective'), json_extract(payload, '$.day')),
		coalesce(json_extract(payload, '$.terms.expires'), '9999-12-31'),
		max(json_extract(payload, '$.day'), coalesce(json_extract(payload, '$.terms.effective'), ''),
			coalesce(json_extract(payload, '$.terms.expires'), ''), coalesce(json_extract(payload, '$.terms.review'), ''))
	FROM entry WHERE json_type(payload, '$.terms') IS NOT NULL;
--> statement-breakpoint
INSERT INTO outlook (board, issue, as_of, recorded, until, payload)
	SELECT board, issue, as_of, revision,
		(SELECT min(as_of) FROM change AS newer WHERE newer.board = change.board AND newer.issue = change.issue
			AND newer.as_of > change.as_of AND newer.revision < change.revision AND newer.type = 'issue.assessed'),
		coalesce(json_extract(payload, '$.outlook'), '')
	FROM change WHERE type = 'issue.assessed' AND json_type(payload, '$.outlook') IS NOT NULL;
