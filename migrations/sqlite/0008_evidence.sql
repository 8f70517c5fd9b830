CREATE TABLE `campaign_setting` (
	`campaign_id` text NOT NULL,
	`name` text NOT NULL,
	`value` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `name`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`obligation_id` text NOT NULL,
	`unit_id` integer NOT NULL,
	`criterion_id` text NOT NULL,
	`figure_version` integer NOT NULL,
	`sha256` text,
	`size` integer,
	`type` text,
	`name` text,
	`number` text,
	`day` text,
	`by_seat` text,
	`at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`obligation_id`) REFERENCES `obligation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `evidence_obligation` ON `evidence` (`obligation_id`);--> statement-breakpoint
CREATE INDEX `evidence_sha256` ON `evidence` (`sha256`);