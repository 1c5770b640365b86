CREATE TABLE "citation" (
	"board" text NOT NULL,
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"place" integer NOT NULL,
	"issue" text NOT NULL,
	"publisher" text NOT NULL,
	"day" text NOT NULL,
	"since" text NOT NULL,
	"recorded" integer NOT NULL,
	"alone" integer NOT NULL,
	"link" text,
	CONSTRAINT "citation_board_kind_id_place_pk" PRIMARY KEY("board","kind","id","place")
);
--> statement-breakpoint
CREATE TABLE "cited" (
	"board" text PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"rules" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cited_link" (
	"board" text NOT NULL,
	"link" text NOT NULL,
	"url" text NOT NULL,
	"uses" integer NOT NULL,
	"checked" bigint NOT NULL,
	"found" text NOT NULL,
	CONSTRAINT "cited_link_board_link_pk" PRIMARY KEY("board","link")
);
--> statement-breakpoint
CREATE TABLE "link_check" (
	"board" text NOT NULL,
	"link" text NOT NULL,
	"url" text NOT NULL,
	"at" bigint NOT NULL,
	"found" text NOT NULL,
	CONSTRAINT "link_check_board_link_pk" PRIMARY KEY("board","link")
);
--> statement-breakpoint
CREATE TABLE "publisher" (
	"board" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"entries" integer NOT NULL,
	"assessments" integer NOT NULL,
	"positions" integer NOT NULL,
	"uses" integer NOT NULL,
	CONSTRAINT "publisher_board_key_pk" PRIMARY KEY("board","key")
);
--> statement-breakpoint
CREATE INDEX "citation_by_publisher" ON "citation" USING btree ("board","publisher","kind","day","recorded") WHERE "citation"."place" = 0;--> statement-breakpoint
CREATE INDEX "citation_by_issue" ON "citation" USING btree ("board","issue","kind","alone","day","publisher");--> statement-breakpoint
CREATE INDEX "citation_alone" ON "citation" USING btree ("board","day","recorded") WHERE "citation"."alone" = 1;--> statement-breakpoint
CREATE INDEX "citation_alone_on" ON "citation" USING btree ("board","publisher","day","recorded") WHERE "citation"."alone" = 1;--> statement-breakpoint
CREATE INDEX "citation_by_link" ON "citation" USING btree ("board","link","place","day","recorded") WHERE "citation"."link" is not null;--> statement-breakpoint
CREATE INDEX "cited_link_by_check" ON "cited_link" USING btree ("board","checked","link");--> statement-breakpoint
CREATE INDEX "cited_link_by_found" ON "cited_link" USING btree ("board","found","link");--> statement-breakpoint
CREATE INDEX "publisher_by_uses" ON "publisher" USING btree ("board","uses","key");