CREATE TABLE "entry_list" (
	"board" text NOT NULL,
	"list" text NOT NULL,
	"day" text NOT NULL,
	"recorded" integer NOT NULL,
	"entry" text NOT NULL,
	CONSTRAINT "entry_list_board_list_day_recorded_pk" PRIMARY KEY("board","list","day","recorded")
);
--> statement-breakpoint
CREATE TABLE "entry_term" (
	"board" text NOT NULL,
	"entry" text NOT NULL,
	"day" text NOT NULL,
	"begins" text NOT NULL,
	"ends" text NOT NULL,
	"last" text NOT NULL,
	CONSTRAINT "entry_term_board_entry_pk" PRIMARY KEY("board","entry")
);
--> statement-breakpoint
CREATE TABLE "outlook" (
	"board" text NOT NULL,
	"issue" text NOT NULL,
	"as_of" text NOT NULL,
	"recorded" integer NOT NULL,
	"until" text,
	"payload" text NOT NULL,
	CONSTRAINT "outlook_board_issue_as_of_recorded_pk" PRIMARY KEY("board","issue","as_of","recorded")
);
--> statement-breakpoint
CREATE INDEX "entry_list_by_entry" ON "entry_list" USING btree ("board","entry");--> statement-breakpoint
CREATE INDEX "entry_term_by_end" ON "entry_term" USING btree ("board","ends");--> statement-breakpoint
CREATE INDEX "entry_term_by_last" ON "entry_term" USING btree ("board","last");
--> statement-breakpoint
INSERT INTO entry_list (board, list, day, recorded, entry)
	SELECT board, 'all', payload::json->>'day', recorded, id FROM entry
	UNION ALL SELECT board, 'kind ' || (payload::json->>'kind'), payload::json->>'day', recorded, id FROM entry
	UNION ALL SELECT board, 'party ' || party, payload::json->>'day', recorded, id FROM entry, json_array_elements_text(payload::json->'parties') AS party
	UNION ALL SELECT board, 'person ' || person, payload::json->>'day', recorded, id FROM entry, json_array_elements_text(payload::json->'people') AS person;
--> statement-breakpoint
INSERT INTO entry_term (board, entry, day, begins, ends, last)
	SELECT board, id, payload::json->>'day',
		coalesce(payload::json->'terms'->>'effective', payload::json->>'day'),
		coalesce(payload::json->'terms'->>'expires', '9999-12-31'),
		greatest(payload::json->>'day', payload::json->'terms'->>'effective', payload::json->'terms'->>'expires', payload::json->'terms'->>'review')
	FROM entry WHERE payload::json->'terms' IS NOT NULL;
--> statement-breakpoint
INSERT INTO outlook (board, issue, as_of, recorded, until, payload)
	SELECT board, issue, as_of, revision,
		(SELECT min(as_of) FROM change AS newer WHERE newer.board = change.board AND newer.issue = change.issue
			AND newer.as_of > change.as_of AND newer.revision < change.revision AND newer.type = 'issue.assessed'),
		CASE WHEN json_typeof(payload::json->'outlook') = 'null' THEN '' ELSE payload::json->>'outlook' END
	FROM change WHERE type = 'issue.assessed' AND payload::json->'outlook' IS NOT NULL;
