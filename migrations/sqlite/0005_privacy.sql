CREATE TABLE `privacy_request` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`words` text,
	`asked_at` integer NOT NULL,
	`answer_by` text NOT NULL,
	`done_by` text NOT NULL,
	`done_at` integer,
	`outcome` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `privacy_request_person` ON `privacy_request` (`person_id`);