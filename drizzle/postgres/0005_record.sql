ALTER TABLE "change" ADD COLUMN "before" text;--> statement-breakpoint
ALTER TABLE "change" ADD COLUMN "who" text;--> statement-breakpoint
ALTER TABLE "change" ADD COLUMN "hash" text;--> statement-breakpoint
CREATE INDEX "change_who" ON "change" USING btree ("board","who","revision");--> statement-breakpoint
CREATE INDEX "change_type" ON "change" USING btree ("board","type","revision") WHERE "change"."type" <> 'issue.assessed';--> statement-breakpoint
CREATE INDEX "change_unsealed" ON "change" USING btree ("board","revision") WHERE "change"."hash" is null;