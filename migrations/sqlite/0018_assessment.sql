CREATE TABLE `assessment` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`unit_id` integer NOT NULL,
	`criterion_id` text NOT NULL,
	`period` text NOT NULL,
	`version` integer NOT NULL,
	`current` integer NOT NULL,
	`verdict` text NOT NULL,
	`words` text,
	`statement` integer NOT NULL,
	`at` integer NOT NULL,
	`by_seat` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assessment_version` ON `assessment` (`campaign_id`,`period`,`unit_id`,`criterion_id`,`version`);--> statement-breakpoint
CREATE TABLE `statement` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`obligation_id` text NOT NULL,
	`unit_id` integer NOT NULL,
	`criterion_id` text NOT NULL,
	`period` text NOT NULL,
	`version` integer NOT NULL,
	`current` integer NOT NULL,
	`text` text,
	`at` integer NOT NULL,
	`by_seat` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`obligation_id`) REFERENCES `obligation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `statement_obligation` ON `statement` (`obligation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `statement_version` ON `statement` (`campaign_id`,`unit_id`,`criterion_id`,`period`,`version`);