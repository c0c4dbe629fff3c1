import { and, count, eq, gt, ne } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { letters, signatures } from '../../db/schema'
import { config } from '../config.server'
import { DAY, HOUR } from '../duration'
import { inLocale, type Locale } from '../i18n'
import { queueLetter } from '../platform/mail/queue-letter.server'
import type { Mailbox } from './mailbox.server'
import { contextOf } from './my-link.server'
import { isSuppressed } from './suppression.server'
import { keepToken, newSecret } from './tokens.server'

/** How long a link to My page works. */
export const MY_WITHIN = HOUR
/** Links a day to one mailbox. */
const MOST_LINKS = 3

/**
 * Mails a mailbox its link to My page. A known, an unknown, a suppressed and a limited mailbox cost the same rows and
 * get the same answer; only the first one gets a letter.
 */
export async function mailMyLink(mailbox: Mailbox, locale: Locale, now = Date.now()): Promise<void> {
  const secret = newSecret()
  const expiresAt = now + MY_WITHIN
  await db.write(async (tx) => {
    const known = await isKnown(tx, mailbox.hash)
    const suppressed = await isSuppressed(tx, mailbox.hash)
    const sent = await linksSent(tx, mailbox.hash, now - DAY)
    const withheld = !known || suppressed || sent >= MOST_LINKS
    await keepToken(tx, secret, {
      purpose: 'my',
      subject: null,
      context: contextOf(mailbox.hash),
      now,
      expiresAt,
    })
    await queueLetter(tx, {
      template: 'my-link',
      locale,
      to: mailbox.address,
      mailbox: mailbox.hash,
      about: null,
      state: withheld ? 'withheld' : 'queued',
      now,
      fields: { myUrl: `${config.publicOrigin}${inLocale(locale, `/my/${secret}`)}`, expiresAt },
    })
  })
}

async function isKnown(tx: Tx, mailbox: Buffer): Promise<boolean> {
  const rows = await tx
    .select({ id: signatures.id })
    .from(signatures)
    .where(eq(signatures.mailbox, mailbox))
    .limit(1)
  return rows.length > 0
}

async function linksSent(tx: Tx, mailbox: Buffer, since: number): Promise<number> {
  const [sent] = await tx
    .select({ n: count() })
    .from(letters)
    .where(
      and(
        eq(letters.mailbox, mailbox),
        eq(letters.template, 'my-link'),
        ne(letters.state, 'withheld'),
        gt(letters.createdAt, since),
      ),
    )
  return sent!.n
}
