CREATE TABLE `mailing_chunks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`mailing_id` integer NOT NULL,
	`n` integer NOT NULL,
	`size` integer NOT NULL,
	`state` text DEFAULT 'queued' NOT NULL,
	`generation` integer DEFAULT 0 NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`claimed_at` integer,
	`sealed` blob,
	`error` text,
	FOREIGN KEY (`mailing_id`) REFERENCES `mailings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mailing_chunks_once` ON `mailing_chunks` (`mailing_id`,`n`);--> statement-breakpoint
CREATE INDEX `mailing_chunks_due` ON `mailing_chunks` (`mailing_id`,`run_at`,`n`) WHERE "mailing_chunks"."state" in ('queued', 'claimed');--> statement-breakpoint
CREATE INDEX `mailing_chunks_under_way` ON `mailing_chunks` (`run_at`) WHERE "mailing_chunks"."state" = 'claimed';--> statement-breakpoint
CREATE INDEX `mailing_chunks_claimed` ON `mailing_chunks` (`claimed_at`) WHERE "mailing_chunks"."claimed_at" is not null;--> statement-breakpoint
CREATE TABLE `mailing_recipients` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`mailing_id` integer NOT NULL,
	`chunk` integer NOT NULL,
	`mailbox` blob NOT NULL,
	`source` text NOT NULL,
	`source_id` integer NOT NULL,
	`locale` text NOT NULL,
	`state` text DEFAULT 'queued' NOT NULL,
	`reason` text,
	`provider_id` text,
	`changed_at` integer,
	FOREIGN KEY (`mailing_id`) REFERENCES `mailings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mailing_recipients_once` ON `mailing_recipients` (`mailing_id`,`mailbox`);--> statement-breakpoint
CREATE INDEX `mailing_recipients_chunk` ON `mailing_recipients` (`mailing_id`,`chunk`);--> statement-breakpoint
CREATE INDEX `mailing_recipients_provider` ON `mailing_recipients` (`provider_id`) WHERE "mailing_recipients"."provider_id" is not null;--> statement-breakpoint
CREATE INDEX `mailing_recipients_unknown` ON `mailing_recipients` (`mailing_id`,`id`) WHERE "mailing_recipients"."state" = 'unknown';--> statement-breakpoint
CREATE TABLE `mailing_texts` (
	`mailing_id` integer NOT NULL,
	`locale` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`mailing_id`, `locale`),
	FOREIGN KEY (`mailing_id`) REFERENCES `mailings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `mailings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`reference` text NOT NULL,
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`petition_id` text,
	`state` text DEFAULT 'draft' NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`audience` text NOT NULL,
	`scheduled_at` integer,
	`created_by` text,
	`saved_by` text,
	`saved_at` integer NOT NULL,
	`submitted_by` text,
	`submitted_at` integer,
	`approved_by` text,
	`approved_at` integer,
	`content_hash` blob,
	`started_at` integer,
	`facts` text,
	`cursor` text,
	`frozen_at` integer,
	`paused_for` text,
	`paused_at` integer,
	`watched_from` integer DEFAULT 0 NOT NULL,
	`ended_at` integer,
	`recipients` integer DEFAULT 0 NOT NULL,
	`sent` integer DEFAULT 0 NOT NULL,
	`delivered` integer DEFAULT 0 NOT NULL,
	`bounced` integer DEFAULT 0 NOT NULL,
	`complained` integer DEFAULT 0 NOT NULL,
	`suppressed` integer DEFAULT 0 NOT NULL,
	`skipped` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`unknown` integer DEFAULT 0 NOT NULL,
	`unsubscribed` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mailings_reference` ON `mailings` (`reference`);--> statement-breakpoint
CREATE INDEX `mailings_organisation` ON `mailings` (`organisation_id`,`id`);--> statement-breakpoint
CREATE INDEX `mailings_petition` ON `mailings` (`petition_id`,`id`) WHERE "mailings"."petition_id" is not null;--> statement-breakpoint
CREATE INDEX `mailings_active` ON `mailings` (`state`,`scheduled_at`) WHERE "mailings"."state" in ('scheduled', 'sending', 'paused');--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organisation_id` text NOT NULL,
	`mailbox` blob NOT NULL,
	`wanted` integer NOT NULL,
	`wording` text NOT NULL,
	`locale` text NOT NULL,
	`place` text NOT NULL,
	`given_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subscriptions_current` ON `subscriptions` (`organisation_id`,`mailbox`) WHERE "subscriptions"."ended_at" is null;--> statement-breakpoint
CREATE INDEX `subscriptions_wanted` ON `subscriptions` (`organisation_id`,`id`) WHERE "subscriptions"."ended_at" is null and "subscriptions"."wanted";--> statement-breakpoint
CREATE INDEX `subscriptions_mailbox` ON `subscriptions` (`mailbox`);--> statement-breakpoint
CREATE TABLE `update_texts` (
	`update_id` text NOT NULL,
	`locale` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`update_id`, `locale`),
	FOREIGN KEY (`update_id`) REFERENCES `updates`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `updates` (
	`id` text PRIMARY KEY NOT NULL,
	`petition_id` text NOT NULL,
	`number` integer NOT NULL,
	`mailing_id` integer,
	`published_by` text,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`mailing_id`) REFERENCES `mailings`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`published_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `updates_number` ON `updates` (`petition_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `updates_mailing` ON `updates` (`mailing_id`);--> statement-breakpoint
CREATE INDEX `updates_published` ON `updates` (`published_at`);--> statement-breakpoint
CREATE INDEX `signatures_updates` ON `signatures` (`petition_id`,`id`) WHERE "signatures"."updates";