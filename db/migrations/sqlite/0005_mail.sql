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
DROP INDEX `outbox_mails_letter`;--> statement-breakpoint
ALTER TABLE `outbox_mails` ADD `key` text;--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_mails_key` ON `outbox_mails` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_mails_of_letter` ON `outbox_mails` (`letter_id`);--> statement-breakpoint
ALTER TABLE `letters` ADD `provider_id` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `fate` text;--> statement-breakpoint
CREATE INDEX `letters_provider` ON `letters` (`provider_id`) WHERE "letters"."provider_id" is not null;--> statement-breakpoint
CREATE INDEX `letters_failed` ON `letters` (`created_at`) WHERE "letters"."state" = 'failed';