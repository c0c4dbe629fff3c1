CREATE TABLE "balance_transactions" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"source_id" text,
	"donation_id" uuid,
	"payout_id" text,
	"amount_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	"net_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"livemode" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"available_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"id" text PRIMARY KEY NOT NULL,
	"donation_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"withdrawn" boolean NOT NULL,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"due_at" bigint,
	"created_at" bigint NOT NULL,
	"closed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "donations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"petition_id" uuid,
	"restricted" boolean DEFAULT false NOT NULL,
	"monthly_gift_id" uuid,
	"state" text DEFAULT 'pending' NOT NULL,
	"amount_minor" bigint NOT NULL,
	"fee_cover_minor" bigint DEFAULT 0 NOT NULL,
	"currency" text NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"disputed_minor" bigint DEFAULT 0 NOT NULL,
	"presentment_minor" bigint,
	"presentment_currency" text,
	"settled_minor" bigint,
	"fee_minor" bigint,
	"settled_currency" text,
	"livemode" boolean NOT NULL,
	"mailbox" "bytea" NOT NULL,
	"sealed" "bytea",
	"shown" boolean NOT NULL,
	"shown_name" text,
	"locale" text NOT NULL,
	"once" "bytea",
	"attempt" bigint DEFAULT 1 NOT NULL,
	"session_id" text,
	"payment_intent_id" text,
	"charge_id" text,
	"invoice_id" text,
	"declined_at" bigint,
	"created_at" bigint NOT NULL,
	"paid_at" bigint,
	"checked_at" bigint,
	"erased_at" bigint,
	CONSTRAINT "donations_amount" CHECK ("donations"."amount_minor" > 0 and "donations"."fee_cover_minor" >= 0),
	CONSTRAINT "donations_paid_at" CHECK ("donations"."state" not in ('paid', 'refunded', 'disputed') or "donations"."paid_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "fee_totals" (
	"organisation_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"month" text NOT NULL,
	"livemode" boolean NOT NULL,
	"settled_minor" bigint DEFAULT 0 NOT NULL,
	"fee_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "fee_totals_organisation_id_livemode_currency_month_pk" PRIMARY KEY("organisation_id","livemode","currency","month")
);
--> statement-breakpoint
CREATE TABLE "gift_notices" (
	"about" text NOT NULL,
	"what" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "gift_notices_about_what_pk" PRIMARY KEY("about","what")
);
--> statement-breakpoint
CREATE TABLE "gift_totals" (
	"organisation_id" uuid NOT NULL,
	"about" text NOT NULL,
	"currency" text NOT NULL,
	"month" text NOT NULL,
	"livemode" boolean NOT NULL,
	"gifts" bigint DEFAULT 0 NOT NULL,
	"given_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"disputed_minor" bigint DEFAULT 0 NOT NULL,
	"counted_minor" bigint DEFAULT 0 NOT NULL,
	"monthly_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "gift_totals_organisation_id_livemode_currency_month_about_pk" PRIMARY KEY("organisation_id","livemode","currency","month","about")
);
--> statement-breakpoint
CREATE TABLE "giving_breakers" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"declines" bigint NOT NULL,
	"minutes" bigint NOT NULL,
	"hold_minutes" bigint NOT NULL,
	"floor_times" bigint NOT NULL,
	"opened_at" bigint,
	"open_until" bigint,
	"opened_by" uuid
);
--> statement-breakpoint
CREATE TABLE "giving_settings" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"legal_name" text NOT NULL,
	"currencies" jsonb NOT NULL,
	"amounts" jsonb NOT NULL,
	"purpose" jsonb NOT NULL,
	"receipt_text" jsonb NOT NULL,
	"revision" bigint DEFAULT 1 NOT NULL,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "monthly_gifts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"petition_id" uuid,
	"restricted" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"amount_minor" bigint NOT NULL,
	"fee_cover_minor" bigint DEFAULT 0 NOT NULL,
	"currency" text NOT NULL,
	"livemode" boolean NOT NULL,
	"mailbox" "bytea" NOT NULL,
	"sealed" "bytea",
	"shown" boolean NOT NULL,
	"locale" text NOT NULL,
	"subscription_id" text,
	"item_id" text,
	"customer_id" text,
	"renews_at" bigint,
	"cancels_at" bigint,
	"paused_at" bigint,
	"ended_at" bigint,
	"ended_because" text,
	"end_wanted" text,
	"checked_at" bigint,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"id" text PRIMARY KEY NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"status" text NOT NULL,
	"livemode" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"arrives_at" bigint NOT NULL,
	"booked_minor" bigint
);
--> statement-breakpoint
CREATE TABLE "receipt_counters" (
	"organisation_id" uuid NOT NULL,
	"year" bigint NOT NULL,
	"livemode" boolean NOT NULL,
	"last" bigint NOT NULL,
	CONSTRAINT "receipt_counters_organisation_id_year_livemode_pk" PRIMARY KEY("organisation_id","year","livemode")
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"year" bigint NOT NULL,
	"number" bigint NOT NULL,
	"livemode" boolean NOT NULL,
	"donation_id" uuid NOT NULL,
	"corrects_id" uuid,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"legal_name" text NOT NULL,
	"text" text NOT NULL,
	"locale" text NOT NULL,
	"issued_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reconciler_cursors" (
	"list" text NOT NULL,
	"livemode" boolean NOT NULL,
	"read_until" bigint NOT NULL,
	CONSTRAINT "reconciler_cursors_list_livemode_pk" PRIMARY KEY("list","livemode")
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"refund_id" text,
	"donation_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"requested_by" uuid,
	"created_at" bigint NOT NULL,
	"settled_at" bigint
);
--> statement-breakpoint
CREATE TABLE "stripe_events" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"object_id" text,
	"livemode" boolean NOT NULL,
	"happened_at" bigint NOT NULL,
	"received_at" bigint NOT NULL,
	"by" text NOT NULL,
	"state" text NOT NULL,
	"run_at" bigint NOT NULL,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"error" text,
	"applied_at" bigint
);
--> statement-breakpoint
CREATE TABLE "mail_events" (
	"id" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "mail_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"kind" text,
	"provider_id" text,
	"happened_at" bigint NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"run_at" bigint NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mailing_chunks" (
	"id" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "mailing_chunks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mailing_id" bigint NOT NULL,
	"n" bigint NOT NULL,
	"size" bigint NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"generation" bigint DEFAULT 0 NOT NULL,
	"run_at" bigint NOT NULL,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"claimed_at" bigint,
	"sealed" "bytea",
	"error" text
);
--> statement-breakpoint
CREATE TABLE "mailing_recipients" (
	"id" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "mailing_recipients_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mailing_id" bigint NOT NULL,
	"chunk" bigint NOT NULL,
	"mailbox" "bytea" NOT NULL,
	"source" text NOT NULL,
	"source_id" bigint NOT NULL,
	"locale" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"reason" text,
	"provider_id" text,
	"changed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "mailing_texts" (
	"mailing_id" bigint NOT NULL,
	"locale" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "mailing_texts_mailing_id_locale_pk" PRIMARY KEY("mailing_id","locale")
);
--> statement-breakpoint
CREATE TABLE "mailings" (
	"id" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "mailings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reference" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"petition_id" uuid,
	"state" text DEFAULT 'draft' NOT NULL,
	"revision" bigint DEFAULT 1 NOT NULL,
	"audience" jsonb NOT NULL,
	"scheduled_at" bigint,
	"created_by" uuid,
	"saved_by" uuid,
	"saved_at" bigint NOT NULL,
	"submitted_by" uuid,
	"submitted_at" bigint,
	"approved_by" uuid,
	"approved_at" bigint,
	"content_hash" "bytea",
	"started_at" bigint,
	"facts" jsonb,
	"cursor" jsonb,
	"frozen_at" bigint,
	"paused_for" text,
	"paused_at" bigint,
	"watched_from" bigint DEFAULT 0 NOT NULL,
	"ended_at" bigint,
	"recipients" bigint DEFAULT 0 NOT NULL,
	"sent" bigint DEFAULT 0 NOT NULL,
	"delivered" bigint DEFAULT 0 NOT NULL,
	"bounced" bigint DEFAULT 0 NOT NULL,
	"complained" bigint DEFAULT 0 NOT NULL,
	"suppressed" bigint DEFAULT 0 NOT NULL,
	"skipped" bigint DEFAULT 0 NOT NULL,
	"failed" bigint DEFAULT 0 NOT NULL,
	"unknown" bigint DEFAULT 0 NOT NULL,
	"unsubscribed" bigint DEFAULT 0 NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"id" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "subscriptions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organisation_id" uuid NOT NULL,
	"mailbox" "bytea" NOT NULL,
	"wanted" boolean NOT NULL,
	"wording" text NOT NULL,
	"locale" text NOT NULL,
	"place" text NOT NULL,
	"given_at" bigint NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "update_texts" (
	"update_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "update_texts_update_id_locale_pk" PRIMARY KEY("update_id","locale")
);
--> statement-breakpoint
CREATE TABLE "updates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"petition_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"mailing_id" bigint,
	"published_by" uuid,
	"published_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "test_payment_objects" (
	"seq" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "test_payment_objects_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"about" text,
	"object" jsonb NOT NULL,
	"notes" jsonb NOT NULL,
	"deliver_at" bigint
);
--> statement-breakpoint
DROP INDEX "outbox_mails_letter";--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "takes_gifts" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "provider_id" text;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "fate" text;--> statement-breakpoint
ALTER TABLE "outbox_mails" ADD COLUMN "key" text;--> statement-breakpoint
ALTER TABLE "balance_transactions" ADD CONSTRAINT "balance_transactions_donation_id_donations_id_fk" FOREIGN KEY ("donation_id") REFERENCES "public"."donations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_donation_id_donations_id_fk" FOREIGN KEY ("donation_id") REFERENCES "public"."donations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_petition_id_petitions_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_monthly_gift_id_monthly_gifts_id_fk" FOREIGN KEY ("monthly_gift_id") REFERENCES "public"."monthly_gifts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fee_totals" ADD CONSTRAINT "fee_totals_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_totals" ADD CONSTRAINT "gift_totals_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "giving_breakers" ADD CONSTRAINT "giving_breakers_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "giving_breakers" ADD CONSTRAINT "giving_breakers_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "giving_settings" ADD CONSTRAINT "giving_settings_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monthly_gifts" ADD CONSTRAINT "monthly_gifts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monthly_gifts" ADD CONSTRAINT "monthly_gifts_petition_id_petitions_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt_counters" ADD CONSTRAINT "receipt_counters_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_donation_id_donations_id_fk" FOREIGN KEY ("donation_id") REFERENCES "public"."donations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_donation_id_donations_id_fk" FOREIGN KEY ("donation_id") REFERENCES "public"."donations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_requested_by_people_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_chunks" ADD CONSTRAINT "mailing_chunks_mailing_id_mailings_id_fk" FOREIGN KEY ("mailing_id") REFERENCES "public"."mailings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_recipients" ADD CONSTRAINT "mailing_recipients_mailing_id_mailings_id_fk" FOREIGN KEY ("mailing_id") REFERENCES "public"."mailings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_texts" ADD CONSTRAINT "mailing_texts_mailing_id_mailings_id_fk" FOREIGN KEY ("mailing_id") REFERENCES "public"."mailings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_petition_id_petitions_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petitions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_approved_by_people_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_texts" ADD CONSTRAINT "update_texts_update_id_updates_id_fk" FOREIGN KEY ("update_id") REFERENCES "public"."updates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_petition_id_petitions_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petitions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_mailing_id_mailings_id_fk" FOREIGN KEY ("mailing_id") REFERENCES "public"."mailings"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "balance_transactions_payout" ON "balance_transactions" USING btree ("payout_id");--> statement-breakpoint
CREATE INDEX "balance_transactions_donation" ON "balance_transactions" USING btree ("donation_id");--> statement-breakpoint
CREATE INDEX "balance_transactions_source" ON "balance_transactions" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "disputes_donation" ON "disputes" USING btree ("donation_id");--> statement-breakpoint
CREATE INDEX "disputes_due" ON "disputes" USING btree ("closed_at","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "donations_once" ON "donations" USING btree ("once");--> statement-breakpoint
CREATE UNIQUE INDEX "donations_session" ON "donations" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "donations_intent" ON "donations" USING btree ("payment_intent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "donations_charge" ON "donations" USING btree ("charge_id");--> statement-breakpoint
CREATE UNIQUE INDEX "donations_invoice" ON "donations" USING btree ("invoice_id");--> statement-breakpoint
CREATE INDEX "donations_mailbox" ON "donations" USING btree ("mailbox");--> statement-breakpoint
CREATE INDEX "donations_organisation" ON "donations" USING btree ("organisation_id","paid_at","id");--> statement-breakpoint
CREATE INDEX "donations_created" ON "donations" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "donations_petition" ON "donations" USING btree ("petition_id","paid_at","id") WHERE "donations"."petition_id" is not null;--> statement-breakpoint
CREATE INDEX "donations_monthly" ON "donations" USING btree ("monthly_gift_id","id") WHERE "donations"."monthly_gift_id" is not null;--> statement-breakpoint
CREATE INDEX "donations_open" ON "donations" USING btree ("state","created_at") WHERE "donations"."state" in ('pending', 'processing');--> statement-breakpoint
CREATE INDEX "donations_unpaid" ON "donations" USING btree ("created_at") WHERE "donations"."state" in ('abandoned', 'failed') and "donations"."sealed" is not null;--> statement-breakpoint
CREATE INDEX "donations_shown" ON "donations" USING btree ("organisation_id","petition_id","paid_at") WHERE "donations"."shown_name" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "monthly_gifts_subscription" ON "monthly_gifts" USING btree ("subscription_id");--> statement-breakpoint
CREATE INDEX "monthly_gifts_mailbox" ON "monthly_gifts" USING btree ("mailbox");--> statement-breakpoint
CREATE INDEX "monthly_gifts_organisation" ON "monthly_gifts" USING btree ("organisation_id","state","id");--> statement-breakpoint
CREATE INDEX "monthly_gifts_to_end" ON "monthly_gifts" USING btree ("end_wanted") WHERE "monthly_gifts"."end_wanted" is not null;--> statement-breakpoint
CREATE INDEX "payouts_created" ON "payouts" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "receipts_number" ON "receipts" USING btree ("organisation_id","year","livemode","number");--> statement-breakpoint
CREATE UNIQUE INDEX "receipts_first" ON "receipts" USING btree ("donation_id") WHERE "receipts"."corrects_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "receipts_corrects" ON "receipts" USING btree ("corrects_id");--> statement-breakpoint
CREATE INDEX "receipts_donation" ON "receipts" USING btree ("donation_id","issued_at");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_refund" ON "refunds" USING btree ("refund_id");--> statement-breakpoint
CREATE INDEX "refunds_donation" ON "refunds" USING btree ("donation_id","created_at");--> statement-breakpoint
CREATE INDEX "stripe_events_due" ON "stripe_events" USING btree ("run_at") WHERE "stripe_events"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "stripe_events_unapplied" ON "stripe_events" USING btree ("received_at") WHERE "stripe_events"."state" in ('waiting', 'failed');--> statement-breakpoint
CREATE INDEX "stripe_events_received" ON "stripe_events" USING btree ("received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_events_once" ON "mail_events" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "mail_events_waiting" ON "mail_events" USING btree ("run_at") WHERE "mail_events"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "mail_events_created" ON "mail_events" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mailing_chunks_once" ON "mailing_chunks" USING btree ("mailing_id","n");--> statement-breakpoint
CREATE INDEX "mailing_chunks_due" ON "mailing_chunks" USING btree ("mailing_id","run_at","n") WHERE "mailing_chunks"."state" in ('queued', 'claimed');--> statement-breakpoint
CREATE INDEX "mailing_chunks_under_way" ON "mailing_chunks" USING btree ("run_at") WHERE "mailing_chunks"."state" = 'claimed';--> statement-breakpoint
CREATE INDEX "mailing_chunks_claimed" ON "mailing_chunks" USING btree ("claimed_at") WHERE "mailing_chunks"."claimed_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "mailing_recipients_once" ON "mailing_recipients" USING btree ("mailing_id","mailbox");--> statement-breakpoint
CREATE INDEX "mailing_recipients_chunk" ON "mailing_recipients" USING btree ("mailing_id","chunk");--> statement-breakpoint
CREATE INDEX "mailing_recipients_provider" ON "mailing_recipients" USING btree ("provider_id") WHERE "mailing_recipients"."provider_id" is not null;--> statement-breakpoint
CREATE INDEX "mailing_recipients_unknown" ON "mailing_recipients" USING btree ("mailing_id","id") WHERE "mailing_recipients"."state" = 'unknown';--> statement-breakpoint
CREATE UNIQUE INDEX "mailings_reference" ON "mailings" USING btree ("reference");--> statement-breakpoint
CREATE INDEX "mailings_organisation" ON "mailings" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "mailings_petition" ON "mailings" USING btree ("petition_id","id") WHERE "mailings"."petition_id" is not null;--> statement-breakpoint
CREATE INDEX "mailings_active" ON "mailings" USING btree ("state","scheduled_at") WHERE "mailings"."state" in ('scheduled', 'sending', 'paused');--> statement-breakpoint
CREATE UNIQUE INDEX "subscriptions_current" ON "subscriptions" USING btree ("organisation_id","mailbox") WHERE "subscriptions"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "subscriptions_wanted" ON "subscriptions" USING btree ("organisation_id","id") WHERE "subscriptions"."ended_at" is null and "subscriptions"."wanted";--> statement-breakpoint
CREATE INDEX "subscriptions_mailbox" ON "subscriptions" USING btree ("mailbox");--> statement-breakpoint
CREATE UNIQUE INDEX "updates_number" ON "updates" USING btree ("petition_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "updates_mailing" ON "updates" USING btree ("mailing_id");--> statement-breakpoint
CREATE INDEX "updates_published" ON "updates" USING btree ("published_at");--> statement-breakpoint
CREATE UNIQUE INDEX "test_payment_objects_id" ON "test_payment_objects" USING btree ("id");--> statement-breakpoint
CREATE INDEX "test_payment_objects_kind" ON "test_payment_objects" USING btree ("kind","seq");--> statement-breakpoint
CREATE INDEX "test_payment_objects_about" ON "test_payment_objects" USING btree ("about","kind");--> statement-breakpoint
CREATE INDEX "test_payment_objects_due" ON "test_payment_objects" USING btree ("deliver_at") WHERE "test_payment_objects"."deliver_at" is not null;--> statement-breakpoint
CREATE INDEX "letters_provider" ON "letters" USING btree ("provider_id") WHERE "letters"."provider_id" is not null;--> statement-breakpoint
CREATE INDEX "letters_failed" ON "letters" USING btree ("created_at") WHERE "letters"."state" = 'failed';--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_mails_key" ON "outbox_mails" USING btree ("key");--> statement-breakpoint
CREATE INDEX "outbox_mails_of_letter" ON "outbox_mails" USING btree ("letter_id");--> statement-breakpoint
CREATE INDEX "signatures_updates" ON "signatures" USING btree ("petition_id","id") WHERE "signatures"."updates";