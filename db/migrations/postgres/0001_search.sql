-- Full-text search over the current texts; the expression is the one in db/dialect.ts, to the letter.
CREATE INDEX "petition_texts_search" ON "petition_texts" USING gin (to_tsvector('simple', "search")) WHERE "current";
