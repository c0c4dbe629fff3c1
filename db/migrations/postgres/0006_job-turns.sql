CREATE TABLE "job_turns" (
	"name" text PRIMARY KEY NOT NULL,
	"period" bigint NOT NULL,
	"held_until" bigint
);
