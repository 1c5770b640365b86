CREATE TABLE "comment" (
	"board" text NOT NULL,
	"id" integer NOT NULL,
	"issue" text NOT NULL,
	"actor" text NOT NULL,
	"at" bigint NOT NULL,
	"text" text NOT NULL,
	"edited" bigint,
	"deleted" bigint,
	CONSTRAINT "comment_board_id_pk" PRIMARY KEY("board","id")
);
--> statement-breakpoint
CREATE INDEX "comment_by_issue" ON "comment" USING btree ("board","issue","id");