CREATE TABLE `unit_phone` (
	`campaign_id` text NOT NULL,
	`unit_id` integer NOT NULL,
	`phone` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `unit_id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
