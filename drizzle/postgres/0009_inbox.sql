CREATE TABLE "follow" (
	"board" text NOT NULL,
	"issue" text NOT NULL,
	"account" text NOT NULL,
	"follows" integer NOT NULL,
	"why" text NOT NULL,
	CONSTRAINT "follow_board_issue_account_pk" PRIMARY KEY("board","issue","account")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"account" text NOT NULL,
	"board" text NOT NULL,
	"revision" integer NOT NULL,
	"kind" text NOT NULL,
	"issue" text NOT NULL,
	"at" bigint NOT NULL,
	"read_at" bigint,
	CONSTRAINT "inbox_board_revision_account_pk" PRIMARY KEY("board","revision","account")
);
--> statement-breakpoint
CREATE TABLE "inboxed" (
	"board" text PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit" (
	"account" text NOT NULL,
	"board" text NOT NULL,
	"base" integer NOT NULL,
	"seen" integer NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "visit_board_account_pk" PRIMARY KEY("board","account")
);
--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "mentions" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX "inbox_by_time" ON "inbox" USING btree ("account","at","board","revision");--> statement-breakpoint
CREATE INDEX "inbox_unread" ON "inbox" USING btree ("account","board","kind") WHERE "inbox"."read_at" is null;
--> statement-breakpoint
-- What had happened before there were inboxes comes to nobody.
INSERT INTO "inboxed" ("board", "revision") SELECT "board", max("revision") FROM "change" GROUP BY "board";
