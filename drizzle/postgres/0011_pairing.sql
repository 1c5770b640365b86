CREATE TABLE "pairing" (
	"credential" text PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"code" text NOT NULL,
	"expires" bigint NOT NULL,
	"guesses" integer NOT NULL,
	CONSTRAINT "pairing_code_unique" UNIQUE("code")
);
