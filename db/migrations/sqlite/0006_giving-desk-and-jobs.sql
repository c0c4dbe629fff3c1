CREATE TABLE `giving_goals` (
	`petition_id` text PRIMARY KEY NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE `job_turns` (
	`name` text PRIMARY KEY NOT NULL,
	`period` integer NOT NULL,
	`held_until` integer
);
--> statement-breakpoint
DROP INDEX `donations_created`;--> statement-breakpoint
CREATE INDEX `donations_state` ON `donations` (`organisation_id`,`livemode`,`state`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `donations_currency` ON `donations` (`organisation_id`,`livemode`,`currency`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `donations_created` ON `donations` (`organisation_id`,`livemode`,`created_at`,`id`);