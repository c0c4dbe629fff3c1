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
CREATE INDEX `test_payment_objects_due` ON `test_payment_objects` (`deliver_at`) WHERE "test_payment_objects"."deliver_at" is not null;