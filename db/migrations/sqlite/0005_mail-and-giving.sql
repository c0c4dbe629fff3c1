CREATE TABLE `balance_transactions` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`source_id` text,
	`donation_id` text,
	`payout_id` text,
	`amount_minor` integer NOT NULL,
	`fee_minor` integer NOT NULL,
	`net_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`livemode` integer NOT NULL,
	`created_at` integer NOT NULL,
	`available_at` integer NOT NULL,
	FOREIGN KEY (`donation_id`) REFERENCES `donations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `balance_transactions_payout` ON `balance_transactions` (`payout_id`);--> statement-breakpoint
CREATE INDEX `balance_transactions_donation` ON `balance_transactions` (`donation_id`);--> statement-breakpoint
CREATE INDEX `balance_transactions_source` ON `balance_transactions` (`source_id`);--> statement-breakpoint
CREATE TABLE `disputes` (
	`id` text PRIMARY KEY NOT NULL,
	`donation_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`withdrawn` integer NOT NULL,
	`status` text NOT NULL,
	`reason` text NOT NULL,
	`due_at` integer,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`donation_id`) REFERENCES `donations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `disputes_donation` ON `disputes` (`donation_id`);--> statement-breakpoint
CREATE INDEX `disputes_due` ON `disputes` (`closed_at`,`due_at`);--> statement-breakpoint
CREATE TABLE `donations` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`petition_id` text,
	`restricted` integer DEFAULT false NOT NULL,
	`monthly_gift_id` text,
	`state` text DEFAULT 'pending' NOT NULL,
	`amount_minor` integer NOT NULL,
	`fee_cover_minor` integer DEFAULT 0 NOT NULL,
	`currency` text NOT NULL,
	`refunded_minor` integer DEFAULT 0 NOT NULL,
	`disputed_minor` integer DEFAULT 0 NOT NULL,
	`presentment_minor` integer,
	`presentment_currency` text,
	`settled_minor` integer,
	`fee_minor` integer,
	`settled_currency` text,
	`livemode` integer NOT NULL,
	`mailbox` blob NOT NULL,
	`sealed` blob,
	`shown` integer NOT NULL,
	`shown_name` text,
	`locale` text NOT NULL,
	`once` blob,
	`attempt` integer DEFAULT 1 NOT NULL,
	`session_id` text,
	`payment_intent_id` text,
	`charge_id` text,
	`invoice_id` text,
	`declined_at` integer,
	`created_at` integer NOT NULL,
	`paid_at` integer,
	`checked_at` integer,
	`erased_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`monthly_gift_id`) REFERENCES `monthly_gifts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "donations_amount" CHECK("donations"."amount_minor" > 0 and "donations"."fee_cover_minor" >= 0),
	CONSTRAINT "donations_paid_at" CHECK("donations"."state" not in ('paid', 'refunded', 'disputed') or "donations"."paid_at" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `donations_once` ON `donations` (`once`);--> statement-breakpoint
CREATE UNIQUE INDEX `donations_session` ON `donations` (`session_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `donations_intent` ON `donations` (`payment_intent_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `donations_charge` ON `donations` (`charge_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `donations_invoice` ON `donations` (`invoice_id`);--> statement-breakpoint
CREATE INDEX `donations_mailbox` ON `donations` (`mailbox`);--> statement-breakpoint
CREATE INDEX `donations_organisation` ON `donations` (`organisation_id`,`paid_at`,`id`);--> statement-breakpoint
CREATE INDEX `donations_created` ON `donations` (`organisation_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `donations_petition` ON `donations` (`petition_id`,`paid_at`,`id`) WHERE "donations"."petition_id" is not null;--> statement-breakpoint
CREATE INDEX `donations_monthly` ON `donations` (`monthly_gift_id`,`id`) WHERE "donations"."monthly_gift_id" is not null;--> statement-breakpoint
CREATE INDEX `donations_open` ON `donations` (`state`,`created_at`) WHERE "donations"."state" in ('pending', 'processing');--> statement-breakpoint
CREATE INDEX `donations_unpaid` ON `donations` (`created_at`) WHERE "donations"."state" in ('abandoned', 'failed') and "donations"."sealed" is not null;--> statement-breakpoint
CREATE INDEX `donations_shown` ON `donations` (`organisation_id`,`petition_id`,`paid_at`) WHERE "donations"."shown_name" is not null;--> statement-breakpoint
CREATE TABLE `fee_totals` (
	`organisation_id` text NOT NULL,
	`currency` text NOT NULL,
	`month` text NOT NULL,
	`livemode` integer NOT NULL,
	`settled_minor` integer DEFAULT 0 NOT NULL,
	`fee_minor` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`organisation_id`, `livemode`, `currency`, `month`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `gift_notices` (
	`about` text NOT NULL,
	`what` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`about`, `what`)
);
--> statement-breakpoint
CREATE TABLE `gift_totals` (
	`organisation_id` text NOT NULL,
	`about` text NOT NULL,
	`currency` text NOT NULL,
	`month` text NOT NULL,
	`livemode` integer NOT NULL,
	`gifts` integer DEFAULT 0 NOT NULL,
	`given_minor` integer DEFAULT 0 NOT NULL,
	`refunded_minor` integer DEFAULT 0 NOT NULL,
	`disputed_minor` integer DEFAULT 0 NOT NULL,
	`counted_minor` integer DEFAULT 0 NOT NULL,
	`monthly_minor` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`organisation_id`, `livemode`, `currency`, `month`, `about`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `giving_breakers` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`declines` integer NOT NULL,
	`minutes` integer NOT NULL,
	`hold_minutes` integer NOT NULL,
	`floor_times` integer NOT NULL,
	`opened_at` integer,
	`open_until` integer,
	`opened_by` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `giving_settings` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`legal_name` text NOT NULL,
	`currencies` text NOT NULL,
	`amounts` text NOT NULL,
	`purpose` text NOT NULL,
	`receipt_text` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `monthly_gifts` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`petition_id` text,
	`restricted` integer DEFAULT false NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`amount_minor` integer NOT NULL,
	`fee_cover_minor` integer DEFAULT 0 NOT NULL,
	`currency` text NOT NULL,
	`livemode` integer NOT NULL,
	`mailbox` blob NOT NULL,
	`sealed` blob,
	`shown` integer NOT NULL,
	`locale` text NOT NULL,
	`subscription_id` text,
	`item_id` text,
	`customer_id` text,
	`renews_at` integer,
	`cancels_at` integer,
	`paused_at` integer,
	`ended_at` integer,
	`ended_because` text,
	`end_wanted` text,
	`checked_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `monthly_gifts_subscription` ON `monthly_gifts` (`subscription_id`);--> statement-breakpoint
CREATE INDEX `monthly_gifts_mailbox` ON `monthly_gifts` (`mailbox`);--> statement-breakpoint
CREATE INDEX `monthly_gifts_organisation` ON `monthly_gifts` (`organisation_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `monthly_gifts_to_end` ON `monthly_gifts` (`end_wanted`) WHERE "monthly_gifts"."end_wanted" is not null;--> statement-breakpoint
CREATE TABLE `payouts` (
	`id` text PRIMARY KEY NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`status` text NOT NULL,
	`livemode` integer NOT NULL,
	`created_at` integer NOT NULL,
	`arrives_at` integer NOT NULL,
	`booked_minor` integer
);
--> statement-breakpoint
CREATE INDEX `payouts_created` ON `payouts` (`created_at`);--> statement-breakpoint
CREATE TABLE `receipt_counters` (
	`organisation_id` text NOT NULL,
	`year` integer NOT NULL,
	`livemode` integer NOT NULL,
	`last` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `year`, `livemode`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `receipts` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`livemode` integer NOT NULL,
	`donation_id` text NOT NULL,
	`corrects_id` text,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`legal_name` text NOT NULL,
	`text` text NOT NULL,
	`locale` text NOT NULL,
	`issued_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`donation_id`) REFERENCES `donations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `receipts_number` ON `receipts` (`organisation_id`,`year`,`livemode`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `receipts_first` ON `receipts` (`donation_id`) WHERE "receipts"."corrects_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `receipts_corrects` ON `receipts` (`corrects_id`);--> statement-breakpoint
CREATE INDEX `receipts_donation` ON `receipts` (`donation_id`,`issued_at`);--> statement-breakpoint
CREATE TABLE `reconciler_cursors` (
	`list` text NOT NULL,
	`livemode` integer NOT NULL,
	`read_until` integer NOT NULL,
	PRIMARY KEY(`list`, `livemode`)
);
--> statement-breakpoint
CREATE TABLE `refunds` (
	`id` text PRIMARY KEY NOT NULL,
	`refund_id` text,
	`donation_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`requested_by` text,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	FOREIGN KEY (`donation_id`) REFERENCES `donations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`requested_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `refunds_refund` ON `refunds` (`refund_id`);--> statement-breakpoint
CREATE INDEX `refunds_donation` ON `refunds` (`donation_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `stripe_events` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`object_id` text,
	`livemode` integer NOT NULL,
	`happened_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`by` text NOT NULL,
	`state` text NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`error` text,
	`applied_at` integer
);
--> statement-breakpoint
CREATE INDEX `stripe_events_due` ON `stripe_events` (`run_at`) WHERE "stripe_events"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `stripe_events_unapplied` ON `stripe_events` (`received_at`) WHERE "stripe_events"."state" in ('waiting', 'failed');--> statement-breakpoint
CREATE INDEX `stripe_events_received` ON `stripe_events` (`received_at`);--> statement-breakpoint
CREATE TABLE `mail_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` text NOT NULL,
	`type` text NOT NULL,
	`kind` text,
	`provider_id` text,
	`happened_at` integer NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`run_at` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_events_once` ON `mail_events` (`event_id`);--> statement-breakpoint
CREATE INDEX `mail_events_waiting` ON `mail_events` (`run_at`) WHERE "mail_events"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `mail_events_created` ON `mail_events` (`created_at`);--> statement-breakpoint
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
CREATE TABLE `test_payment_objects` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`about` text,
	`object` text NOT NULL,
	`notes` text NOT NULL,
	`deliver_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `test_payment_objects_id` ON `test_payment_objects` (`id`);--> statement-breakpoint
CREATE INDEX `test_payment_objects_kind` ON `test_payment_objects` (`kind`,`seq`);--> statement-breakpoint
CREATE INDEX `test_payment_objects_about` ON `test_payment_objects` (`about`,`kind`);--> statement-breakpoint
CREATE INDEX `test_payment_objects_due` ON `test_payment_objects` (`deliver_at`) WHERE "test_payment_objects"."deliver_at" is not null;--> statement-breakpoint
DROP INDEX `outbox_mails_letter`;--> statement-breakpoint
ALTER TABLE `outbox_mails` ADD `key` text;--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_mails_key` ON `outbox_mails` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_mails_of_letter` ON `outbox_mails` (`letter_id`);--> statement-breakpoint
ALTER TABLE `organisations` ADD `takes_gifts` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `letters` ADD `provider_id` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `fate` text;--> statement-breakpoint
CREATE INDEX `letters_provider` ON `letters` (`provider_id`) WHERE "letters"."provider_id" is not null;--> statement-breakpoint
CREATE INDEX `letters_failed` ON `letters` (`created_at`) WHERE "letters"."state" = 'failed';--> statement-breakpoint
CREATE INDEX `signatures_updates` ON `signatures` (`petition_id`,`id`) WHERE "signatures"."updates";