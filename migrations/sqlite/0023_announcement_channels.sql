ALTER TABLE `broadcast` ADD `half_at` integer;--> statement-breakpoint
ALTER TABLE `broadcast_recipient` ADD `channel` text;