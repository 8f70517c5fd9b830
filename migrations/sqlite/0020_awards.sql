CREATE TABLE `award_rule` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`rule` text NOT NULL,
	`at` integer NOT NULL,
	`by_seat` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `award_rule_kind` ON `award_rule` (`campaign_id`,`kind`,`subject`);--> statement-breakpoint
CREATE TABLE `award_sheet` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`occasion` text NOT NULL,
	`period` text NOT NULL,
	`tier` text NOT NULL,
	`sheet` text NOT NULL,
	`at` integer NOT NULL,
	`by_seat` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `award_sheet_of` ON `award_sheet` (`campaign_id`,`occasion`,`period`,`tier`);--> statement-breakpoint
CREATE TABLE `award_suspension` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`unit_id` integer NOT NULL,
	`suspended` integer NOT NULL,
	`document` text NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`by_seat` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `award_suspension_unit` ON `award_suspension` (`campaign_id`,`unit_id`);--> statement-breakpoint
CREATE TABLE `nomination` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`number` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`occasion` text NOT NULL,
	`period` text NOT NULL,
	`award_id` text NOT NULL,
	`subject` text NOT NULL,
	`category` text,
	`who` text,
	`post` text,
	`what` text,
	`effect` text,
	`recognition` text,
	`heads_enterprise` integer NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`opened_by` text,
	`result` text,
	`decision_number` text,
	`decision_day` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `nomination_unit` ON `nomination` (`campaign_id`,`unit_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `nomination_number` ON `nomination` (`campaign_id`,`number`);--> statement-breakpoint
CREATE TABLE `nomination_paper` (
	`id` text PRIMARY KEY NOT NULL,
	`nomination_id` text NOT NULL,
	`paper_id` text NOT NULL,
	`sha256` text,
	`size` integer,
	`type` text,
	`name` text,
	`number` text,
	`day` text,
	`at` integer NOT NULL,
	`by_seat` text,
	`withdrawn_at` integer,
	FOREIGN KEY (`nomination_id`) REFERENCES `nomination`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `nomination_paper_of` ON `nomination_paper` (`nomination_id`);--> statement-breakpoint
CREATE INDEX `nomination_paper_sha256` ON `nomination_paper` (`sha256`);--> statement-breakpoint
CREATE TABLE `nomination_step` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`nomination_id` text NOT NULL,
	`step` text NOT NULL,
	`state` text NOT NULL,
	`words` text,
	`at` integer NOT NULL,
	`by_seat` text,
	FOREIGN KEY (`nomination_id`) REFERENCES `nomination`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `nomination_step_of` ON `nomination_step` (`nomination_id`);