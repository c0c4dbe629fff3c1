CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`about` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_slug` ON `organisations` (`slug`);--> statement-breakpoint
CREATE TABLE `claim_subjects` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`scope` text NOT NULL,
	`disagreeing` integer NOT NULL,
	`note` text,
	`position` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claim_subjects_slug` ON `claim_subjects` (`organisation_id`,`slug`);--> statement-breakpoint
CREATE TABLE `claims` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`slug` text NOT NULL,
	`subject_id` text NOT NULL,
	`work_id` text NOT NULL,
	`figure` text NOT NULL,
	`unit` text NOT NULL,
	`statement` text NOT NULL,
	`by` text NOT NULL,
	`as_of_text` text NOT NULL,
	`as_of` text,
	`passage` text NOT NULL,
	`state` text DEFAULT 'stands' NOT NULL,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`subject_id`) REFERENCES `claim_subjects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`work_id`) REFERENCES `works`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_slug` ON `claims` (`organisation_id`,`slug`);--> statement-breakpoint
CREATE INDEX `claims_subject` ON `claims` (`subject_id`,`position`);--> statement-breakpoint
CREATE INDEX `claims_work` ON `claims` (`work_id`);--> statement-breakpoint
CREATE TABLE `petition_claims` (
	`petition_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`petition_id`, `claim_id`),
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `petition_claims_claim` ON `petition_claims` (`claim_id`);--> statement-breakpoint
CREATE TABLE `works` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`slug` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`author` text,
	`publisher` text NOT NULL,
	`date_text` text NOT NULL,
	`date` text NOT NULL,
	`date_inferred` integer NOT NULL,
	`languages` text NOT NULL,
	`addresses` text NOT NULL,
	`about` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `works_slug` ON `works` (`slug`);--> statement-breakpoint
CREATE TABLE `letters` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`template` text NOT NULL,
	`locale` text NOT NULL,
	`mailbox` blob NOT NULL,
	`about` text,
	`sealed` blob,
	`state` text DEFAULT 'queued' NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`error` text,
	`created_at` integer NOT NULL,
	`sent_at` integer
);
--> statement-breakpoint
CREATE INDEX `letters_due` ON `letters` (`run_at`) WHERE "letters"."state" = 'queued';--> statement-breakpoint
CREATE INDEX `letters_mailbox` ON `letters` (`mailbox`,`created_at`);--> statement-breakpoint
CREATE INDEX `letters_created` ON `letters` (`created_at`);--> statement-breakpoint
CREATE TABLE `outbox_mails` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`letter_id` integer NOT NULL,
	`sealed` blob NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_mails_letter` ON `outbox_mails` (`letter_id`);--> statement-breakpoint
CREATE TABLE `campaign_texts` (
	`campaign_id` text NOT NULL,
	`locale` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`story` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `locale`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`slug` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaigns_slug` ON `campaigns` (`slug`);--> statement-breakpoint
CREATE INDEX `campaigns_organisation` ON `campaigns` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `petition_targets` (
	`petition_id` text NOT NULL,
	`target_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`petition_id`, `target_id`),
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`target_id`) REFERENCES `targets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `petition_texts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`petition_id` text NOT NULL,
	`locale` text NOT NULL,
	`version` integer NOT NULL,
	`current` integer NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`demands` text NOT NULL,
	`story` text NOT NULL,
	`evidence_from` text NOT NULL,
	`search` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `petition_texts_version` ON `petition_texts` (`petition_id`,`locale`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `petition_texts_current` ON `petition_texts` (`petition_id`,`locale`) WHERE "petition_texts"."current";--> statement-breakpoint
CREATE TABLE `petitions` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`campaign_id` text,
	`position` integer DEFAULT 0 NOT NULL,
	`slug` text NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`state_reason` text,
	`milestones` text NOT NULL,
	`closes_at` integer,
	`published_at` integer,
	`state_changed_at` integer,
	`reviewed_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `petitions_slug` ON `petitions` (`slug`);--> statement-breakpoint
CREATE INDEX `petitions_campaign` ON `petitions` (`campaign_id`,`position`);--> statement-breakpoint
CREATE INDEX `petitions_state` ON `petitions` (`state`,`published_at`);--> statement-breakpoint
CREATE TABLE `targets` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`jurisdiction` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `targets_slug` ON `targets` (`organisation_id`,`slug`);--> statement-breakpoint
CREATE TABLE `consents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`signature_id` integer NOT NULL,
	`submission_id` integer,
	`wording` text NOT NULL,
	`locale` text NOT NULL,
	`place` text NOT NULL,
	`shown` integer NOT NULL,
	`updates` integer NOT NULL,
	`deliver` integer NOT NULL,
	`given_at` integer NOT NULL,
	`effective_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`signature_id`) REFERENCES `signatures`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`submission_id`) REFERENCES `submissions`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `consents_signature` ON `consents` (`signature_id`);--> statement-breakpoint
CREATE INDEX `consents_submission` ON `consents` (`submission_id`);--> statement-breakpoint
CREATE TABLE `petition_counters` (
	`petition_id` text PRIMARY KEY NOT NULL,
	`pending` integer DEFAULT 0 NOT NULL,
	`confirmed` integer DEFAULT 0 NOT NULL,
	`held` integer DEFAULT 0 NOT NULL,
	`withdrawn` integer DEFAULT 0 NOT NULL,
	`removed` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `petition_countries` (
	`petition_id` text NOT NULL,
	`country` text NOT NULL,
	`confirmed` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`petition_id`, `country`),
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `petition_days` (
	`petition_id` text NOT NULL,
	`day` text NOT NULL,
	`confirmed` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`petition_id`, `day`),
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `reconciliations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`started_at` integer NOT NULL,
	`running` integer,
	`finished_at` integer,
	`petitions` integer DEFAULT 0 NOT NULL,
	`drift` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reconciliations_running` ON `reconciliations` (`running`);--> statement-breakpoint
CREATE TABLE `signatures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`petition_id` text NOT NULL,
	`mailbox` blob NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`hold_reason` text,
	`sealed` blob,
	`country` text,
	`locale` text NOT NULL,
	`shown_name` text,
	`shown_comment` text,
	`updates` integer DEFAULT false NOT NULL,
	`deliver` integer DEFAULT false NOT NULL,
	`text_version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`confirmed_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`petition_id`) REFERENCES `petitions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "signatures_confirmed_at" CHECK("signatures"."state" <> 'confirmed' or "signatures"."confirmed_at" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signatures_once` ON `signatures` (`petition_id`,`mailbox`);--> statement-breakpoint
CREATE INDEX `signatures_mailbox` ON `signatures` (`mailbox`);--> statement-breakpoint
CREATE INDEX `signatures_shown` ON `signatures` (`petition_id`,`confirmed_at`,`id`) WHERE "signatures"."shown_name" is not null;--> statement-breakpoint
CREATE INDEX `signatures_expiring` ON `signatures` (`expires_at`) WHERE "signatures"."state" = 'pending';--> statement-breakpoint
CREATE TABLE `submissions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`signature_id` integer NOT NULL,
	`sealed` blob,
	`country` text NOT NULL,
	`locale` text NOT NULL,
	`shown` integer NOT NULL,
	`updates` integer NOT NULL,
	`deliver` integer NOT NULL,
	`hold_reason` text,
	`text_version` integer NOT NULL,
	`code_hash` blob NOT NULL,
	`code_expires_at` integer NOT NULL,
	`code_tries` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`pressed_at` integer,
	FOREIGN KEY (`signature_id`) REFERENCES `signatures`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `submissions_signature` ON `submissions` (`signature_id`);--> statement-breakpoint
CREATE TABLE `blocked_domains` (
	`pattern` text PRIMARY KEY NOT NULL,
	`note` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mailbox_rules` (
	`domain` text PRIMARY KEY NOT NULL,
	`canonical_domain` text NOT NULL,
	`ignores_dots` integer NOT NULL,
	`tag_separator` text
);
--> statement-breakpoint
CREATE TABLE `suppressions` (
	`mailbox` blob PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tokens` (
	`hash` blob PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`subject` integer,
	`context` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tokens_expiring` ON `tokens` (`expires_at`);--> statement-breakpoint
CREATE INDEX `tokens_subject` ON `tokens` (`purpose`,`subject`);