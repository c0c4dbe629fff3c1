CREATE TABLE "giving_goals" (
	"petition_id" uuid PRIMARY KEY NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
DROP INDEX "donations_created";--> statement-breakpoint
ALTER TABLE "giving_goals" ADD CONSTRAINT "giving_goals_petition_id_petitions_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "donations_state" ON "donations" USING btree ("organisation_id","livemode","state","created_at","id");--> statement-breakpoint
CREATE INDEX "donations_currency" ON "donations" USING btree ("organisation_id","livemode","currency","created_at","id");--> statement-breakpoint
CREATE INDEX "donations_created" ON "donations" USING btree ("organisation_id","livemode","created_at","id");