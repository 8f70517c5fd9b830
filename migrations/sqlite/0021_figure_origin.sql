ALTER TABLE `draft_answer` ADD `origin` text;--> statement-breakpoint
ALTER TABLE `figure` ADD `origin` text;