CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organisation_id` text,
	`person_id` text,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`petition_id` text,
	`about` text,
	`reason` text,
	`details` text DEFAULT '{}' NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_organisation` ON `audit` (`organisation_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_petition` ON `audit` (`petition_id`,`id`) WHERE "audit"."petition_id" is not null;--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`mailbox` blob NOT NULL,
	`sealed` blob NOT NULL,
	`roles` text NOT NULL,
	`locale` text NOT NULL,
	`invited_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `invitations_organisation` ON `invitations` (`organisation_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `known_devices` (
	`person_id` text NOT NULL,
	`hash` blob NOT NULL,
	`first_seen_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `hash`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `memberships` (
	`organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `person_id`, `role`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `memberships_person` ON `memberships` (`person_id`);--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`credential_id` text NOT NULL,
	`public_key` blob NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `passkeys_credential` ON `passkeys` (`credential_id`);--> statement-breakpoint
CREATE INDEX `passkeys_person` ON `passkeys` (`person_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`mailbox` blob NOT NULL,
	`sealed` blob NOT NULL,
	`name` text NOT NULL,
	`locale` text NOT NULL,
	`password_hash` text,
	`totp` blob,
	`totp_step` integer DEFAULT 0 NOT NULL,
	`instance_admin` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`disabled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_mailbox` ON `people` (`mailbox`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`person_id` text NOT NULL,
	`hash` blob NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`person_id`, `hash`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`hash` blob NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text,
	`stage` text NOT NULL,
	`device` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`proven_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_hash` ON `sessions` (`hash`);--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE INDEX `sessions_expiring` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `announcements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`petition_id` text NOT NULL,
	`kind` text NOT NULL,
	`about` integer NOT NULL,
	`cursor_at` integer DEFAULT 0 NOT NULL,
	`cursor` integer DEFAULT 0 NOT NULL,
	`told` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `announcements_once` ON `announcements` (`petition_id`,`kind`,`about`);--> statement-breakpoint
CREATE INDEX `announcements_finished` ON `announcements` (`finished_at`);--> statement-breakpoint
CREATE TABLE `answers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`petition_id` text NOT NULL,
	`target_id` text NOT NULL,
	`version` integer NOT NULL,
	`outcome` text NOT NULL,
	`answered_on` text NOT NULL,
	`text` text NOT NULL,
	`document_url` text,
	`recorded_by` text,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`target_id`) REFERENCES `targets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answers_version` ON `answers` (`petition_id`,`target_id`,`version`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`petition_id` text NOT NULL,
	`target_id` text NOT NULL,
	`locale` text NOT NULL,
	`confirmed` integer NOT NULL,
	`paper` integer NOT NULL,
	`figures` text NOT NULL,
	`names` integer NOT NULL,
	`through_id` integer NOT NULL,
	`text_version` integer NOT NULL,
	`link_hash` blob,
	`link_expires_at` integer,
	`prepared_by` text,
	`prepared_at` integer NOT NULL,
	`delivered_on` text,
	`how` text,
	`note` text,
	`first_opened_at` integer,
	`acknowledged_at` integer,
	`acknowledged_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`target_id`) REFERENCES `targets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prepared_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `deliveries_petition` ON `deliveries` (`petition_id`,`prepared_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_link` ON `deliveries` (`link_hash`);--> statement-breakpoint
CREATE TABLE `claim_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`claim_id` text NOT NULL,
	`person_id` text,
	`state_before` text NOT NULL,
	`state_after` text NOT NULL,
	`figure_before` text,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `claim_changes_claim` ON `claim_changes` (`claim_id`,`id`);--> statement-breakpoint
CREATE TABLE `exports` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`petition_id` text NOT NULL,
	`format` text NOT NULL,
	`columns` text NOT NULL,
	`reason` text NOT NULL,
	`requested_by` text NOT NULL,
	`link_hash` blob NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`rows` integer DEFAULT 0 NOT NULL,
	`total` integer NOT NULL,
	`started_at` integer,
	`progress_at` integer,
	`interrupted_at` integer,
	`finished_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`requested_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exports_link` ON `exports` (`link_hash`);--> statement-breakpoint
CREATE INDEX `exports_organisation` ON `exports` (`organisation_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `images` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`wide` blob NOT NULL,
	`narrow` blob NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`alt` text NOT NULL,
	`credit` text NOT NULL,
	`uploaded_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`uploaded_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `images_organisation` ON `images` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `paper_sheets` (
	`id` text PRIMARY KEY NOT NULL,
	`petition_id` text NOT NULL,
	`locale` text NOT NULL,
	`label` text NOT NULL,
	`collected_on` text NOT NULL,
	`entered_by` text,
	`created_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `paper_sheets_petition` ON `paper_sheets` (`petition_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `paper_signatures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`sheet_id` text NOT NULL,
	`petition_id` text NOT NULL,
	`row` integer NOT NULL,
	`sealed` blob,
	`person` blob,
	`mailbox` blob,
	`country` text,
	`deliver` integer DEFAULT false NOT NULL,
	`problem` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`sheet_id`) REFERENCES `paper_sheets`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `paper_signatures_row` ON `paper_signatures` (`sheet_id`,`row`);--> statement-breakpoint
CREATE UNIQUE INDEX `paper_signatures_person` ON `paper_signatures` (`petition_id`,`person`) WHERE "paper_signatures"."problem" is null and "paper_signatures"."person" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `paper_signatures_mailbox` ON `paper_signatures` (`petition_id`,`mailbox`) WHERE "paper_signatures"."problem" is null and "paper_signatures"."mailbox" is not null;--> statement-breakpoint
CREATE INDEX `paper_signatures_box` ON `paper_signatures` (`mailbox`) WHERE "paper_signatures"."mailbox" is not null;--> statement-breakpoint
CREATE INDEX `paper_signatures_petition` ON `paper_signatures` (`petition_id`,`id`);--> statement-breakpoint
CREATE TABLE `petition_drafts` (
	`petition_id` text NOT NULL,
	`locale` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`demands` text NOT NULL,
	`story` text NOT NULL,
	`evidence_from` text NOT NULL,
	`translation` text DEFAULT 'draft' NOT NULL,
	`reviewed_by` text,
	`saved_by` text,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`petition_id`, `locale`),
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`reviewed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`petition_id` text NOT NULL,
	`person_id` text,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notes_petition` ON `notes` (`petition_id`,`id`);--> statement-breakpoint
CREATE TABLE `reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organisation_id` text NOT NULL,
	`petition_id` text NOT NULL,
	`signature_id` integer DEFAULT 0 NOT NULL,
	`reporter` blob,
	`reporter_until` integer,
	`reason` text NOT NULL,
	`sealed` blob,
	`created_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`decision` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_once` ON `reports` (`petition_id`,`signature_id`,`reporter`) WHERE "reports"."reporter" is not null;--> statement-breakpoint
CREATE INDEX `reports_open` ON `reports` (`organisation_id`,`decided_at`,`id`);--> statement-breakpoint
CREATE INDEX `reports_petition` ON `reports` (`petition_id`,`id`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`petition_id` text NOT NULL,
	`submitted_by` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`agreed_by` text,
	`agreed_at` integer,
	`decision` text,
	`decided_by` text,
	`decided_at` integer,
	`reason_code` text,
	`reason` text,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`submitted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reviews_petition` ON `reviews` (`petition_id`,`submitted_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `reviews_waiting` ON `reviews` (`petition_id`) WHERE "reviews"."decision" is null;--> statement-breakpoint
CREATE TABLE `petition_languages` (
	`petition_id` text NOT NULL,
	`locale` text NOT NULL,
	`confirmed` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`petition_id`, `locale`),
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `petition_sources` (
	`petition_id` text NOT NULL,
	`source` text NOT NULL,
	`confirmed` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`petition_id`, `source`),
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `organisations` ADD `contact` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `organisations` ADD `state` text DEFAULT 'trusted' NOT NULL;--> statement-breakpoint
ALTER TABLE `claim_subjects` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `claims` ADD `reviewed_at` integer;--> statement-breakpoint
ALTER TABLE `claims` ADD `reviewed_by` text REFERENCES people(id);--> statement-breakpoint
ALTER TABLE `claims` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `works` ADD `archived_copy` text;--> statement-breakpoint
ALTER TABLE `works` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `works_organisation` ON `works` (`organisation_id`);--> statement-breakpoint
ALTER TABLE `campaigns` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `petition_texts` ADD `note` text;--> statement-breakpoint
ALTER TABLE `petition_texts` ADD `demand_changed` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `petitions` ADD `state_before` text;--> statement-breakpoint
ALTER TABLE `petitions` ADD `opens_at` integer;--> statement-breakpoint
ALTER TABLE `petitions` ADD `cover_id` text REFERENCES images(id);--> statement-breakpoint
ALTER TABLE `petitions` ADD `template` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `petitions` ADD `created_by` text REFERENCES people(id);--> statement-breakpoint
ALTER TABLE `petitions` ADD `settings_revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `petitions_organisation` ON `petitions` (`organisation_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `removals` ADD `total` integer;--> statement-breakpoint
ALTER TABLE `removals` ADD `task` text;--> statement-breakpoint
ALTER TABLE `removals` ADD `cursor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `removals` ADD `restored` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `removals` ADD `lease_until` integer;--> statement-breakpoint
ALTER TABLE `removals` ADD `stopped_at` integer;--> statement-breakpoint
CREATE INDEX `removals_task` ON `removals` (`started_at`) WHERE "removals"."task" is not null;--> statement-breakpoint
ALTER TABLE `petition_counters` ADD `paper` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `petition_counters` ADD `comments` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `signatures` ADD `comment` text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE `signatures` ADD `source` text DEFAULT 'page' NOT NULL;--> statement-breakpoint
CREATE INDEX `signatures_domain` ON `signatures` (`petition_id`,`domain`,`id`);--> statement-breakpoint
CREATE INDEX `signatures_country` ON `signatures` (`petition_id`,`country`,`id`) WHERE "signatures"."confirmed_at" is not null;--> statement-breakpoint
CREATE INDEX `signatures_confirmed` ON `signatures` (`petition_id`,`confirmed_at`,`id`) WHERE "signatures"."confirmed_at" is not null;--> statement-breakpoint
CREATE INDEX `signatures_name` ON `signatures` (`petition_id`,"shown_name",`id`) WHERE "signatures"."shown_name" is not null;--> statement-breakpoint
CREATE INDEX `signatures_comments` ON `signatures` (`petition_id`,`id`) WHERE "signatures"."comment" = 'waiting';--> statement-breakpoint
CREATE INDEX `signatures_voices` ON `signatures` (`petition_id`,`confirmed_at`,`id`) WHERE "signatures"."shown_comment" is not null;--> statement-breakpoint
CREATE INDEX `signatures_ended` ON `signatures` (`petition_id`,`state`,`id`) WHERE "signatures"."ended_at" is not null;--> statement-breakpoint
CREATE INDEX `signatures_from` ON `signatures` (`petition_id`,`network`,`id`) WHERE "signatures"."network" is not null and "signatures"."confirmed_at" is not null;--> statement-breakpoint
CREATE INDEX `signatures_deliver` ON `signatures` (`petition_id`,`id`) WHERE "signatures"."deliver";--> statement-breakpoint
ALTER TABLE `submissions` ADD `source` text DEFAULT 'page' NOT NULL;