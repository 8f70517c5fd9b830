CREATE TABLE `promise` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`obligation_id` text NOT NULL,
	`day` text NOT NULL,
	`half` text,
	`by` text NOT NULL,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`obligation_id`) REFERENCES `obligation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `promise_id_unique` ON `promise` (`id`);--> statement-breakpoint
CREATE INDEX `promise_obligation` ON `promise` (`obligation_id`);--> statement-breakpoint
CREATE TABLE `reminder_intent` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`subject` text NOT NULL,
	`rule` text NOT NULL,
	`occurrence` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	`decided_at` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`outbox_id` integer,
	`rung` text,
	`tries` integer NOT NULL,
	`by_seat` text,
	`because` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`outbox_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reminder_intent_decided` ON `reminder_intent` (`decided_at`);--> statement-breakpoint
CREATE INDEX `reminder_intent_outbox` ON `reminder_intent` (`outbox_id`) WHERE outbox_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `reminder_intent_once` ON `reminder_intent` (`subject`,`rule`,`occurrence`,`person_id`);