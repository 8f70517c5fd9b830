CREATE TABLE `agency_duty` (
	`campaign_id` text NOT NULL,
	`duty_id` text NOT NULL,
	`period` text NOT NULL,
	`opens_at` integer NOT NULL,
	`due_before` integer,
	`done_at` integer,
	`document` text,
	`document_day` text,
	PRIMARY KEY(`campaign_id`, `duty_id`, `period`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `calendar_day` (
	`campaign_id` text NOT NULL,
	`day` text NOT NULL,
	`as` text NOT NULL,
	`document` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `day`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `calendar_year` (
	`campaign_id` text NOT NULL,
	`year` integer NOT NULL,
	`document` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `year`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `campaign_closing` (
	`campaign_id` text PRIMARY KEY NOT NULL,
	`document` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `deadline` (
	`campaign_id` text NOT NULL,
	`duty_id` text NOT NULL,
	`period` text NOT NULL,
	`due_before` integer NOT NULL,
	`document` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `duty_id`, `period`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `extension` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`obligation_id` text NOT NULL,
	`from_bound` integer,
	`to_bound` integer NOT NULL,
	`reason` text NOT NULL,
	`document` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`obligation_id`) REFERENCES `obligation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `extension_of` ON `extension` (`obligation_id`);--> statement-breakpoint
CREATE TABLE `request` (
	`campaign_id` text NOT NULL,
	`period` text NOT NULL,
	`tier` text NOT NULL,
	`criteria` text NOT NULL,
	`as_of` text NOT NULL,
	`due_before` integer NOT NULL,
	`document` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `period`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `unit_reform` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`from` text NOT NULL,
	`document` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `obligation` ADD `extended_at` integer;--> statement-breakpoint
ALTER TABLE `obligation` ADD `exempted_at` integer;