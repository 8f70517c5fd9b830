CREATE TABLE `broadcast` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`audience` text NOT NULL,
	`optional` integer NOT NULL,
	`repeat` integer NOT NULL,
	`scheduled_at` integer,
	`not_after` integer,
	`corrects` text,
	`wave_of` text,
	`created_by_seat` text,
	`created_by_person` text,
	`created_at` integer NOT NULL,
	`submitted_at` integer,
	`approved_by_seat` text,
	`approved_by_person` text,
	`approved_at` integer,
	`alone` integer NOT NULL,
	`starts_at` integer,
	`started_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `broadcast_number` ON `broadcast` (`campaign_id`,`number`);--> statement-breakpoint
CREATE INDEX `broadcast_open` ON `broadcast` (`starts_at`) WHERE state in ('approved', 'sending');--> statement-breakpoint
CREATE TABLE `broadcast_opt_out` (
	`campaign_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `person_id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `broadcast_recipient` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`broadcast_id` text NOT NULL,
	`person_id` text,
	`unit_ids` text NOT NULL,
	`ended_as` text,
	`reason` text,
	`ended_at` integer,
	`outbox_id` integer,
	`charged` integer NOT NULL,
	FOREIGN KEY (`broadcast_id`) REFERENCES `broadcast`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`outbox_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `broadcast_recipient_once` ON `broadcast_recipient` (`broadcast_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `broadcast_recipient_waiting` ON `broadcast_recipient` (`broadcast_id`,`id`) WHERE ended_as is null and outbox_id is null;--> statement-breakpoint
CREATE INDEX `broadcast_recipient_outbox` ON `broadcast_recipient` (`outbox_id`) WHERE outbox_id is not null;