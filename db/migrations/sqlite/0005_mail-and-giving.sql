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
ALTER TABLE `letters` ADD `provider_id` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `fate` text;--> statement-breakpoint
CREATE INDEX `letters_provider` ON `letters` (`provider_id`) WHERE "letters"."provider_id" is not null;--> statement-breakpoint
CREATE INDEX `letters_failed` ON `letters` (`created_at`) WHERE "letters"."state" = 'failed';