ALTER TABLE `invitation` ADD `replaces` text;--> statement-breakpoint
ALTER TABLE `invitation` ADD `until` text;--> statement-breakpoint
ALTER TABLE `seat` ADD `until` integer;