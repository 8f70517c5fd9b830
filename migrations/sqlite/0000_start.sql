CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`chain` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`payload_hash` text NOT NULL,
	`prev` text NOT NULL,
	`mac` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_place` ON `audit` (`chain`,`seq`);--> statement-breakpoint
CREATE TABLE `audit_payload` (
	`audit_id` integer PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`payload` text NOT NULL,
	FOREIGN KEY (`audit_id`) REFERENCES `audit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `address` (
	`id` text PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`external` text NOT NULL,
	`person_id` text,
	`display_name` text,
	`language` text NOT NULL,
	`created_at` integer NOT NULL,
	`gone_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `address_person` ON `address` (`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `address_place` ON `address` (`channel`,`external`);--> statement-breakpoint
CREATE TABLE `code_try` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`address` text NOT NULL,
	`invitation_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `code_try_at` ON `code_try` (`at`);--> statement-breakpoint
CREATE INDEX `code_try_address` ON `code_try` (`address`,`at`);--> statement-breakpoint
CREATE TABLE `code_wanted` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`address` text NOT NULL,
	`display_name` text,
	`unit_text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `code_wanted_address` ON `code_wanted` (`address`,`at`);--> statement-breakpoint
CREATE TABLE `consent` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`person_id` text,
	`address` text,
	`given` integer NOT NULL,
	`version` text,
	`ref` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consent_person` ON `consent` (`person_id`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`unit_id` integer,
	`role` text NOT NULL,
	`code_hash` text,
	`medium` text NOT NULL,
	`name` text,
	`invited_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`used_at` integer,
	`used_by` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_codeHash_unique` ON `invitation` (`code_hash`);--> statement-breakpoint
CREATE INDEX `invitation_campaign` ON `invitation` (`campaign_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`display_name` text,
	`language` text NOT NULL,
	`locked_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `seat` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`person_id` text NOT NULL,
	`unit_id` integer,
	`role` text NOT NULL,
	`invitation_id` text,
	`confirmed_at` integer,
	`opened_at` integer NOT NULL,
	`ended_at` integer,
	`end_why` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `seat_invitationId_unique` ON `seat` (`invitation_id`);--> statement-breakpoint
CREATE INDEX `seat_person` ON `seat` (`person_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `seat_campaign` ON `seat` (`campaign_id`,`role`) WHERE ended_at is null;--> statement-breakpoint
CREATE TABLE `session` (
	`address` text PRIMARY KEY NOT NULL,
	`held` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `web_session` (
	`hash` text PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `inbox` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`channel` text NOT NULL,
	`address` text NOT NULL,
	`display_name` text,
	`language` text,
	`at` integer,
	`ref` text,
	`kind` text NOT NULL,
	`body` text,
	`received_at` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_at` integer,
	`error` text,
	`ended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_key_unique` ON `inbox` (`key`);--> statement-breakpoint
CREATE INDEX `inbox_open` ON `inbox` (`channel`,`address`,`seq`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `inbox_parked` ON `inbox` (`seq`) WHERE state = 'parked';--> statement-breakpoint
CREATE TABLE `mailbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`address` text NOT NULL,
	`text` text NOT NULL,
	`titled` integer NOT NULL,
	`choices` text NOT NULL,
	`file` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `mailbox_address` ON `mailbox` (`address`,`id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`channel` text,
	`address` text,
	`person_id` text,
	`lane` text NOT NULL,
	`about` text,
	`message` text,
	`language` text,
	`fleeting` integer NOT NULL,
	`repeat` integer NOT NULL,
	`not_before` integer,
	`not_after` integer,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`doubts` integer NOT NULL,
	`claimed_at` integer,
	`message_ref` text,
	`inbox_seq` integer,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `outbox_open` ON `outbox` (`lane`,`id`) WHERE state in ('due', 'claimed');--> statement-breakpoint
CREATE INDEX `outbox_about` ON `outbox` (`about`) WHERE about is not null and state = 'due';--> statement-breakpoint
CREATE INDEX `outbox_in_doubt` ON `outbox` (`id`) WHERE state = 'in_doubt';--> statement-breakpoint
CREATE TABLE `quarantine` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`channel` text NOT NULL,
	`raw` text,
	`received_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quarantine_key_unique` ON `quarantine` (`key`);--> statement-breakpoint
CREATE TABLE `tick` (
	`name` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `campaign` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_version` integer NOT NULL,
	`loaded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `obligation` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`duty_id` text NOT NULL,
	`unit_id` integer NOT NULL,
	`period` text NOT NULL,
	`opens_at` integer NOT NULL,
	`due_before` integer,
	`locks_at` integer,
	`submitted_at` integer,
	`on_time` integer,
	`receipt` text,
	`version` integer NOT NULL,
	`as_of` text,
	`highlight` text,
	`submitted_by` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `obligation_period` ON `obligation` (`campaign_id`,`period`);--> statement-breakpoint
CREATE INDEX `obligation_unit` ON `obligation` (`campaign_id`,`unit_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `obligation_once` ON `obligation` (`campaign_id`,`duty_id`,`unit_id`,`period`);--> statement-breakpoint
CREATE UNIQUE INDEX `obligation_receipt` ON `obligation` (`campaign_id`,`receipt`);--> statement-breakpoint
CREATE TABLE `plan_version` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`version` integer NOT NULL,
	`source` text NOT NULL,
	`hash` text NOT NULL,
	`plan` text NOT NULL,
	`through` integer,
	`document` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_version_number` ON `plan_version` (`campaign_id`,`version`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `stamp` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `unit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`folded` text NOT NULL,
	`type` text NOT NULL,
	`tier` text NOT NULL,
	`parent_code` text,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`successor_codes` text NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_code` ON `unit` (`campaign_id`,`code`,`valid_from`);--> statement-breakpoint
CREATE TABLE `answer` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`address` text NOT NULL,
	`query` text NOT NULL,
	`canonical` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answer_at` ON `answer` (`at`);--> statement-breakpoint
CREATE TABLE `draft` (
	`obligation_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`as_of` text,
	`highlight` text,
	`dropped_at` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`obligation_id`) REFERENCES `obligation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `draft_answer` (
	`obligation_id` text NOT NULL,
	`criterion_id` text NOT NULL,
	`value` text NOT NULL,
	`note` text,
	`by_seat` text NOT NULL,
	`ref` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`obligation_id`, `criterion_id`),
	FOREIGN KEY (`obligation_id`) REFERENCES `draft`(`obligation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `figure` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`unit_id` integer NOT NULL,
	`period` text NOT NULL,
	`criterion_id` text NOT NULL,
	`version` integer NOT NULL,
	`current` integer NOT NULL,
	`kind` text NOT NULL,
	`numerator` integer,
	`denominator` integer,
	`value` text,
	`why_not` text,
	`state` text NOT NULL,
	`source` text NOT NULL,
	`note` text,
	`reason` text,
	`supplementary` integer NOT NULL,
	`as_of` text,
	`at` integer NOT NULL,
	`by_seat` text,
	`confirmed` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `figure_current` ON `figure` (`campaign_id`,`period`,`criterion_id`,`unit_id`) WHERE current = 1;--> statement-breakpoint
CREATE UNIQUE INDEX `figure_version` ON `figure` (`campaign_id`,`unit_id`,`period`,`criterion_id`,`version`);--> statement-breakpoint
CREATE TABLE `task` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`details` text NOT NULL,
	`opened_at` integer NOT NULL,
	`done_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `task_open` ON `task` (`campaign_id`) WHERE done_at is null;