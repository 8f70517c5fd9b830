CREATE TABLE `paid_send` (
	`month` text NOT NULL,
	`channel` text NOT NULL,
	`kind` text NOT NULL,
	`count` integer NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`month`, `channel`, `kind`)
);
--> statement-breakpoint
CREATE TABLE `reach` (
	`address` text PRIMARY KEY NOT NULL,
	`seen_at` integer,
	`followed` text,
	`human_at` integer,
	`shut_at` integer
);
--> statement-breakpoint
CREATE TABLE `vault` (
	`name` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `outbox` ADD `template` text;