CREATE TABLE `giving_goals` (
	`petition_id` text PRIMARY KEY NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
DROP INDEX `donations_created`;--> statement-breakpoint
CREATE INDEX `donations_state` ON `donations` (`organisation_id`,`livemode`,`state`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `donations_currency` ON `donations` (`organisation_id`,`livemode`,`currency`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `donations_created` ON `donations` (`organisation_id`,`livemode`,`created_at`,`id`);