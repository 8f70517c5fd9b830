CREATE TABLE `paper_form` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`paper` text NOT NULL,
	`sha256` text,
	`size` integer,
	`name` text,
	`by_seat` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `paper_form_paper` ON `paper_form` (`campaign_id`,`paper`);--> statement-breakpoint
CREATE INDEX `paper_form_sha256` ON `paper_form` (`sha256`);