import { and, desc, eq, gte, inArray } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { mailingRecipients, mailings } from '../../db/schema'
import { pauseByItself } from './halt.server'

/** Mails that are looked at: the last ones that went out. */
const LAST = 1_000
/** Over these parts of them a mailing pauses by itself, before the provider blocks the sender. */
const MOST_BOUNCED = 0.05
const MOST_COMPLAINED = 0.001
/** Of fewer mails than this, bounces are counted as if there were so many: two of ten are bad luck. */
const LEAST = 100

/** Pauses a mailing of whose last thousand mails too many bounced or were complained about. */
export async function watchReputation(tx: Tx, mailingId: number, now: number): Promise<void> {
  const [mailing] = await tx
    .select({ state: mailings.state, watchedFrom: mailings.watchedFrom })
    .from(mailings)
    .where(eq(mailings.id, mailingId))
  if (mailing?.state !== 'sending') return
  const last = await tx
    .select({ state: mailingRecipients.state })
    .from(mailingRecipients)
    .where(
      and(
        eq(mailingRecipients.mailingId, mailingId),
        gte(mailingRecipients.chunk, mailing.watchedFrom),
        inArray(mailingRecipients.state, ['sent', 'delivered', 'bounced', 'complained']),
      ),
    )
    .orderBy(desc(mailingRecipients.chunk), desc(mailingRecipients.id))
    .limit(LAST)
  const bounced = last.filter(({ state }) => state === 'bounced').length
  const complained = last.filter(({ state }) => state === 'complained').length
  if (bounced > MOST_BOUNCED * Math.max(LEAST, last.length))
    await pauseByItself(tx, mailingId, 'bounces', now)
  else if (complained > MOST_COMPLAINED * LAST) await pauseByItself(tx, mailingId, 'complaints', now)
}
