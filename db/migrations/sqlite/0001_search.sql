-- Full-text search over the current texts. The index keeps no text of its own; its row ids are petition_texts.id.
-- A migration that rebuilds petition_texts drops these triggers and must make them again.
CREATE VIRTUAL TABLE `petition_search` USING fts5(`search`, content = '', contentless_delete = 1);
--> statement-breakpoint
INSERT INTO `petition_search` (rowid, `search`) SELECT `id`, `search` FROM `petition_texts` WHERE `current`;
--> statement-breakpoint
CREATE TRIGGER `petition_search_inserted` AFTER INSERT ON `petition_texts` WHEN new.`current` BEGIN
  INSERT INTO `petition_search` (rowid, `search`) VALUES (new.`id`, new.`search`);
END;
--> statement-breakpoint
CREATE TRIGGER `petition_search_updated` AFTER UPDATE OF `id`, `search`, `current` ON `petition_texts` BEGIN
  DELETE FROM `petition_search` WHERE rowid = old.`id`;
  INSERT INTO `petition_search` (rowid, `search`) SELECT new.`id`, new.`search` WHERE new.`current`;
END;
--> statement-breakpoint
CREATE TRIGGER `petition_search_deleted` AFTER DELETE ON `petition_texts` BEGIN
  DELETE FROM `petition_search` WHERE rowid = old.`id`;
END;
