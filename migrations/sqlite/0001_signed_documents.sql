CREATE TABLE `unit_document` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`unit_id` integer NOT NULL,
	`obligation_id` text,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`day` text NOT NULL,
	`by_seat` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`obligation_id`) REFERENCES `obligation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `unit_document_report` ON `unit_document` (`obligation_id`);--> statement-breakpoint
CREATE INDEX `unit_document_unit` ON `unit_document` (`campaign_id`,`unit_id`,`kind`);