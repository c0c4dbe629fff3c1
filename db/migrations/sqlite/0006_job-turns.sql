CREATE TABLE `job_turns` (
	`name` text PRIMARY KEY NOT NULL,
	`period` integer NOT NULL,
	`held_until` integer
);
