CREATE TABLE "briefing" (
	"board" text NOT NULL,
	"digest" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "briefing_board_digest_pk" PRIMARY KEY("board","digest")
);
