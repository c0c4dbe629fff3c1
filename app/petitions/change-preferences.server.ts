import { and, eq, inArray, ne } from 'drizzle-orm'
import { db } from '../../db/client'
import { signatures } from '../../db/schema'
import type { Locale } from '../i18n'
import { allowLetters, suppress } from '../supporters/suppression.server'
import { agree, choicesOf } from './change-signature.server'

/** Turns updates on or off for every signature of a mailbox that stands. Returns for how many it changed. */
export const changeAllUpdates = (
  mailbox: Buffer,
  updates: boolean,
  locale: Locale,
  now = Date.now(),
): Promise<number> =>
  db.write(async (tx) => {
    const changed = await tx
      .update(signatures)
      .set({ updates })
      .where(
        and(
          eq(signatures.mailbox, mailbox),
          inArray(signatures.state, ['confirmed', 'held']),
          ne(signatures.updates, updates),
        ),
      )
      .returning()
    for (const signature of changed) {
      await agree(tx, signature.id, await choicesOf(tx, signature), locale, now)
    }
    return changed.length
  })

/** Ends all letters to a mailbox, or lets them come again. Repeating it changes nothing. */
export async function changeLetters(mailbox: Buffer, wanted: boolean, now = Date.now()): Promise<void> {
  await db.write<unknown>((tx) => (wanted ? allowLetters(tx, mailbox) : suppress(tx, mailbox, 'asked', now)))
}
