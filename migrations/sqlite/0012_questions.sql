CREATE TABLE `alias` (
	`campaign_id` text NOT NULL,
	`key` text NOT NULL,
	`words` text NOT NULL,
	`criterion_id` text NOT NULL,
	`at` integer NOT NULL,
	`by_seat` text,
	PRIMARY KEY(`campaign_id`, `key`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `answer_outcome` (
	`answer_id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`person_id` text,
	`outcome` text NOT NULL,
	`at` integer NOT NULL,
	`told_at` integer,
	FOREIGN KEY (`answer_id`) REFERENCES `answer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answer_outcome_at` ON `answer_outcome` (`campaign_id`,`at`);--> statement-breakpoint
CREATE TABLE `publication` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`period` text NOT NULL,
	`tier` text NOT NULL,
	`criterion_id` text,
	`way` text NOT NULL,
	`rule` text NOT NULL,
	`at` integer NOT NULL,
	`by_seat` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `publication_of` ON `publication` (`campaign_id`,`period`);--> statement-breakpoint
CREATE TABLE `unread_question` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`key` text NOT NULL,
	`text` text NOT NULL,
	`day` text NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `unread_question_key` ON `unread_question` (`campaign_id`,`key`);