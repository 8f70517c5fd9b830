CREATE TABLE `goal_figure` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`tier` text NOT NULL,
	`criterion_id` text NOT NULL,
	`part` text NOT NULL,
	`period` text NOT NULL,
	`version` integer NOT NULL,
	`current` integer NOT NULL,
	`value` text NOT NULL,
	`source` text NOT NULL,
	`as_of` text NOT NULL,
	`at` integer NOT NULL,
	`by_seat` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `goal_figure_version` ON `goal_figure` (`campaign_id`,`tier`,`criterion_id`,`part`,`period`,`version`);