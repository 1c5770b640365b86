CREATE TABLE "board" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bucket" (
	"board" text NOT NULL,
	"issue" text NOT NULL,
	"level" integer NOT NULL,
	"span" integer NOT NULL,
	"revision" integer NOT NULL,
	"steps" text NOT NULL,
	CONSTRAINT "bucket_board_issue_level_span_pk" PRIMARY KEY("board","issue","level","span")
);
--> statement-breakpoint
CREATE TABLE "change" (
	"board" text NOT NULL,
	"revision" integer NOT NULL,
	"command" text NOT NULL,
	"ordinal" integer NOT NULL,
	"at" bigint NOT NULL,
	"actor" text NOT NULL,
	"type" text NOT NULL,
	"issue" text,
	"as_of" text,
	"status" text,
	"tension" integer,
	"payload" text NOT NULL,
	CONSTRAINT "change_board_revision_pk" PRIMARY KEY("board","revision")
);
--> statement-breakpoint
CREATE TABLE "change_issue" (
	"board" text NOT NULL,
	"issue" text NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "change_issue_board_issue_revision_pk" PRIMARY KEY("board","issue","revision")
);
--> statement-breakpoint
CREATE TABLE "entry" (
	"board" text NOT NULL,
	"id" text NOT NULL,
	"recorded" integer NOT NULL,
	"payload" text NOT NULL,
	CONSTRAINT "entry_board_id_pk" PRIMARY KEY("board","id")
);
--> statement-breakpoint
CREATE TABLE "entry_issue" (
	"board" text NOT NULL,
	"issue" text NOT NULL,
	"day" text NOT NULL,
	"recorded" integer NOT NULL,
	"entry" text NOT NULL,
	CONSTRAINT "entry_issue_board_issue_day_recorded_pk" PRIMARY KEY("board","issue","day","recorded")
);
--> statement-breakpoint
CREATE TABLE "position" (
	"board" text NOT NULL,
	"id" text NOT NULL,
	"issue" text NOT NULL,
	"party" text NOT NULL,
	"as_of" text NOT NULL,
	"recorded" integer NOT NULL,
	"payload" text NOT NULL,
	CONSTRAINT "position_board_id_pk" PRIMARY KEY("board","id")
);
--> statement-breakpoint
CREATE TABLE "pulse" (
	"id" integer PRIMARY KEY NOT NULL,
	"beats" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rollup" (
	"board" text PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "snapshot" (
	"board" text NOT NULL,
	"revision" integer NOT NULL,
	"fold" integer NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "snapshot_board_revision_pk" PRIMARY KEY("board","revision")
);
--> statement-breakpoint
ALTER TABLE "change" ADD CONSTRAINT "change_board_board_slug_fk" FOREIGN KEY ("board") REFERENCES "public"."board"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "change_command" ON "change" USING btree ("board","command","ordinal");--> statement-breakpoint
CREATE INDEX "change_at" ON "change" USING btree ("board","at","revision");--> statement-breakpoint
CREATE INDEX "change_by_issue" ON "change" USING btree ("board","issue","revision");--> statement-breakpoint
CREATE INDEX "change_mark" ON "change" USING btree ("board","issue","as_of","revision","at","status","tension") WHERE "change"."as_of" is not null;--> statement-breakpoint
CREATE INDEX "entry_issue_by_entry" ON "entry_issue" USING btree ("board","entry");--> statement-breakpoint
CREATE INDEX "position_by_issue" ON "position" USING btree ("board","issue","as_of","recorded");