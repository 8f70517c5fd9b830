CREATE TABLE `campaign_rule` (
	`campaign_id` text NOT NULL,
	`rule` text NOT NULL,
	`value` text NOT NULL,
	`document` text,
	`by_seat` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `rule`, `at`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `draft_doubt` (
	`obligation_id` text PRIMARY KEY NOT NULL,
	`criterion_id` text NOT NULL,
	`doubt` text NOT NULL,
	`answer` text NOT NULL,
	`by_seat` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`obligation_id`) REFERENCES `draft`(`obligation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `period_closing` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`period` text NOT NULL,
	`closed_at` integer NOT NULL,
	`by_seat` text,
	`reopened_at` integer,
	`reopened_by` text,
	`asked_by` text,
	`reason` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `period_closed_once` ON `period_closing` (`campaign_id`,`period`) WHERE reopened_at is null;--> statement-breakpoint
CREATE TABLE `review_act` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`unit_id` integer NOT NULL,
	`period` text NOT NULL,
	`criterion_id` text,
	`version` integer NOT NULL,
	`act` text NOT NULL,
	`words` text,
	`by_seat` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `review_act_unit` ON `review_act` (`campaign_id`,`unit_id`,`period`);--> statement-breakpoint
DROP INDEX `task_open`;--> statement-breakpoint
CREATE INDEX `task_open` ON `task` (`campaign_id`,`subject`) WHERE done_at is null;