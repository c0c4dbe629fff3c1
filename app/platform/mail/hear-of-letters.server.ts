import { eq } from 'drizzle-orm'
import { letters } from '../../../db/schema'
import type { HearOfMail } from './mail-event'

type Fate = NonNullable<(typeof letters.$inferSelect)['fate']>

/** What is known later overrules what was known before, whatever order it arrives in; a complaint is the last word. */
const weight: Record<Fate, number> = { delayed: 1, failed: 2, delivered: 3, bounced: 4, complained: 5 }

/** Writes down what became of a letter. */
export const hearOfLetters: HearOfMail = async (tx, { kind, providerId }) => {
  const [letter] = await tx
    .select({ id: letters.id, mailbox: letters.mailbox, fate: letters.fate })
    .from(letters)
    .where(eq(letters.providerId, providerId))
  if (!letter) return null
  const fate: Fate = kind === 'soft-bounced' ? 'delayed' : kind
  if (!letter.fate || weight[fate] > weight[letter.fate])
    await tx.update(letters).set({ fate }).where(eq(letters.id, letter.id))
  return letter.mailbox
}
