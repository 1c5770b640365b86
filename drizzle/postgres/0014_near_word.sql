CREATE TABLE "near_word" (
	"board" text NOT NULL,
	"part" text NOT NULL,
	"word" text NOT NULL,
	CONSTRAINT "near_word_board_part_word_pk" PRIMARY KEY("board","part","word")
);
