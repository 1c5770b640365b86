CREATE TABLE "display" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"credential" text NOT NULL,
	"seen" bigint,
	"version" text NOT NULL,
	"payload" text NOT NULL,
	CONSTRAINT "display_number_unique" UNIQUE("number"),
	CONSTRAINT "display_credential_unique" UNIQUE("credential")
);
