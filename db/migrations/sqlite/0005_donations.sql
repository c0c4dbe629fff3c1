ALTER TABLE `monthly_gifts` ADD `checked_at` integer;--> statement-breakpoint
CREATE INDEX `donations_unpaid` ON `donations` (`created_at`) WHERE "donations"."state" in ('abandoned', 'failed') and "donations"."sealed" is not null;--> statement-breakpoint
CREATE INDEX `stripe_events_unapplied` ON `stripe_events` (`received_at`) WHERE "stripe_events"."state" in ('waiting', 'failed');