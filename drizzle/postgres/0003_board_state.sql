ALTER TABLE "board" ADD COLUMN "state" text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE "board" ADD COLUMN "since" bigint;