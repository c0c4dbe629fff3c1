CREATE TABLE "giving_goals" (
	"petition_id" uuid PRIMARY KEY NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "statement_rounds" (
	"organisation_id" uuid NOT NULL,
	"year" bigint NOT NULL,
	"cursor_at" bigint DEFAULT 0 NOT NULL,
	"cursor" uuid,
	"told" bigint DEFAULT 0 NOT NULL,
	"finished_at" bigint,
	CONSTRAINT "statement_rounds_organisation_id_year_pk" PRIMARY KEY("organisation_id","year")
);
--> statement-breakpoint
CREATE TABLE "job_turns" (
	"name" text PRIMARY KEY NOT NULL,
	"period" bigint NOT NULL,
	"held_until" bigint
);
--> statement-breakpoint
DROP INDEX "donations_created";--> statement-breakpoint
ALTER TABLE "giving_goals" ADD CONSTRAINT "giving_goals_petition_id_petitions_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_rounds" ADD CONSTRAINT "statement_rounds_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "donations_state" ON "donations" USING btree ("organisation_id","livemode","state","created_at","id");--> statement-breakpoint
CREATE INDEX "donations_currency" ON "donations" USING btree ("organisation_id","livemode","currency","created_at","id");--> statement-breakpoint
CREATE INDEX "donations_created" ON "donations" USING btree ("organisation_id","livemode","created_at","id");