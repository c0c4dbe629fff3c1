CREATE TABLE `removals` (
	`id` text PRIMARY KEY NOT NULL,
	`petition_id` text NOT NULL,
	`reason` text NOT NULL,
	`conditions` text NOT NULL,
	`actor` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`removed` integer DEFAULT 0 NOT NULL,
	`undone_at` integer,
	`undone_by` text,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `removals_petition` ON `removals` (`petition_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `hold_decisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`signature_id` integer NOT NULL,
	`decision` text NOT NULL,
	`reason` text NOT NULL,
	`actor` text NOT NULL,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`signature_id`) REFERENCES `signatures`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `hold_decisions_signature` ON `hold_decisions` (`signature_id`);--> statement-breakpoint
CREATE TABLE `petition_removals` (
	`petition_id` text NOT NULL,
	`reason` text NOT NULL,
	`removed` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`petition_id`, `reason`),
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `blocked_mailboxes` (
	`mailbox` blob PRIMARY KEY NOT NULL,
	`note` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `petitions` ADD `closed_at` integer;--> statement-breakpoint
ALTER TABLE `petitions` ADD `anonymised_at` integer;--> statement-breakpoint
ALTER TABLE `petition_days` ADD `ended` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `petition_days` ADD `withdrawn` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `petition_days` ADD `removed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `signatures` ADD `domain` blob;--> statement-breakpoint
ALTER TABLE `signatures` ADD `network` blob;--> statement-breakpoint
ALTER TABLE `signatures` ADD `network_until` integer;--> statement-breakpoint
ALTER TABLE `signatures` ADD `reasons` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `signatures` ADD `score` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `signatures` ADD `removed_for` text;--> statement-breakpoint
ALTER TABLE `signatures` ADD `removal_id` text REFERENCES removals(id);--> statement-breakpoint
ALTER TABLE `signatures` ADD `state_before` text;--> statement-breakpoint
ALTER TABLE `signatures` ADD `anonymised_at` integer;--> statement-breakpoint
CREATE INDEX `signatures_held` ON `signatures` (`petition_id`,`id`) WHERE "signatures"."state" = 'held';--> statement-breakpoint
CREATE INDEX `signatures_removed` ON `signatures` (`ended_at`) WHERE "signatures"."state" = 'removed' and "signatures"."sealed" is not null;--> statement-breakpoint
CREATE INDEX `signatures_removal` ON `signatures` (`removal_id`) WHERE "signatures"."removal_id" is not null;--> statement-breakpoint
CREATE INDEX `signatures_network` ON `signatures` (`network_until`) WHERE "signatures"."network_until" is not null;--> statement-breakpoint
ALTER TABLE `submissions` ADD `reasons` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `submissions` ADD `network` blob;--> statement-breakpoint
ALTER TABLE `submissions` ADD `network_until` integer;--> statement-breakpoint
CREATE INDEX `submissions_network` ON `submissions` (`network_until`) WHERE "submissions"."network_until" is not null;