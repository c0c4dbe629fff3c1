import { k } from '../columns'

/** What a moderator changed; a limit without a row has its default (`app/platform/settings.server.ts`). */
export const settings = k.table('settings', {
  key: k.text().primaryKey(),
  value: k.json<string | number>().notNull(),
  changedAt: k.int().notNull(), // epoch ms
})
