CREATE TABLE `channel_month` (
	`channel` text NOT NULL,
	`month` text NOT NULL,
	`sent` integer NOT NULL,
	PRIMARY KEY(`channel`, `month`)
);
--> statement-breakpoint
CREATE TABLE `link_code` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`shown_at` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `remark` (
	`whose` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`whose`, `kind`)
);
--> statement-breakpoint
ALTER TABLE `outbox` ADD `part` integer DEFAULT 0 NOT NULL;