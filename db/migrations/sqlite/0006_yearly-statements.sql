CREATE TABLE `statement_rounds` (
	`organisation_id` text NOT NULL,
	`year` integer NOT NULL,
	`cursor_at` integer DEFAULT 0 NOT NULL,
	`cursor` text,
	`told` integer DEFAULT 0 NOT NULL,
	`finished_at` integer,
	PRIMARY KEY(`organisation_id`, `year`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
