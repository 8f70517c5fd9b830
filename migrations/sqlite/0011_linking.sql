ALTER TABLE `outbox` ADD `sent_to` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `tried` text;