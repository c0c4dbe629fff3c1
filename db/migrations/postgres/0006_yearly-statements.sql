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
ALTER TABLE "statement_rounds" ADD CONSTRAINT "statement_rounds_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;