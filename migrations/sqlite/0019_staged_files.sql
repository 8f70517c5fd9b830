CREATE TABLE `staged_file` (
	`inbox_seq` integer PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`bytes` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `staged_file_person` ON `staged_file` (`person_id`,`at`);