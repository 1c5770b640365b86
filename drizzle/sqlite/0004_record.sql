ALTER TABLE `change` ADD `before` text;--> statement-breakpoint
ALTER TABLE `change` ADD `who` text;--> statement-breakpoint
ALTER TABLE `change` ADD `hash` text;--> statement-breakpoint
CREATE INDEX `change_who` ON `change` (`board`,`who`,`revision`);--> statement-breakpoint
CREATE INDEX `change_type` ON `change` (`board`,`type`,`revision`) WHERE "change"."type" <> 'issue.assessed';--> statement-breakpoint
CREATE INDEX `change_unsealed` ON `change` (`board`,`revision`) WHERE "change"."hash" is null;