import { and, count, desc, eq, gt, isNotNull, isNull, ne } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { inLineFor } from '../../db/dialect'
import { donations, letters, signatures, submissions } from '../../db/schema'
import { config } from '../config.server'
import { DAY, HOUR } from '../duration'
import { inLocale, type Locale } from '../i18n'
import { queueLetter } from '../platform/mail/queue-letter.server'
import { unseal } from '../platform/seal.server'
import type { Mailbox } from './mailbox.server'
import { contextOf } from './my-link.server'
import { sealedForDonor, type SealedDonor } from './sealed-donor'
import { sealedFor, type SealedPerson } from './sealed-person'
import { isSuppressed } from './suppression.server'
import { keepToken, newSecret } from './tokens.server'

/** How long a link to My page works. */
export const MY_WITHIN = HOUR
/** Links a day to one mailbox. */
const MOST_LINKS = 3
/** Signatures of a mailbox whose address is compared. */
const LOOKED_AT = 5

/**
 * Mails a mailbox its link to My page. A known, an unknown, a suppressed and a limited mailbox cost the same rows and
 * get the same answer; only the first one gets a letter, at the address it signed with.
 */
export async function mailMyLink(mailbox: Mailbox, locale: Locale, now = Date.now()): Promise<void> {
  const secret = newSecret()
  const expiresAt = now + MY_WITHIN
  await db.write(async (tx) => {
    await inLineFor(tx, mailbox.hash) // or two at once would each count the letters without the other's
    const to = await addressOf(tx, mailbox)
    const suppressed = await isSuppressed(tx, mailbox.hash)
    const sent = await linksSent(tx, mailbox.hash, now - DAY)
    const withheld = to === null || suppressed || sent >= MOST_LINKS
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
      to: to ?? mailbox.address,
      mailbox: mailbox.hash,
      about: null,
      state: withheld ? 'withheld' : 'queued',
      now,
      fields: { myUrl: `${config.publicOrigin}${inLocale(locale, `/my/${secret}`)}`, expiresAt },
    })
  })
}

/**
 * The address a link may go to, or null: one that this mailbox signed with, or gave with, never just another spelling of it, since at
 * some provider that is somebody else's. Where nothing typed is kept any more, the canonical spelling.
 */
async function addressOf(tx: Tx, mailbox: Mailbox): Promise<string | null> {
  const own = await tx
    .select({ petitionId: signatures.petitionId, sealed: signatures.sealed })
    .from(signatures)
    .where(eq(signatures.mailbox, mailbox.hash))
    .orderBy(desc(signatures.confirmedAt))
    .limit(LOOKED_AT)
  const waiting = await tx
    .select({ petitionId: signatures.petitionId, sealed: submissions.sealed })
    .from(submissions)
    .innerJoin(signatures, eq(signatures.id, submissions.signatureId))
    .where(and(eq(signatures.mailbox, mailbox.hash), isNull(submissions.pressedAt)))
    .orderBy(desc(submissions.id))
    .limit(LOOKED_AT)
  const given = await tx
    .select({ id: donations.id, sealed: donations.sealed })
    .from(donations)
    .where(and(eq(donations.mailbox, mailbox.hash), isNotNull(donations.paidAt)))
    .orderBy(desc(donations.paidAt))
    .limit(LOOKED_AT)
  const open =
    (table: 'signatures' | 'submissions') => (row: { petitionId: string; sealed: Buffer | null }) =>
      row.sealed
        ? [unseal<SealedPerson>(sealedFor(table, row.petitionId, mailbox.hash), row.sealed).email]
        : []
  const proven = own.flatMap(open('signatures'))
  const gave = given.flatMap(({ id, sealed }) =>
    sealed ? [unseal<SealedDonor>(sealedForDonor('donations', id), sealed).email] : [],
  )
  const typed = [...waiting.flatMap(open('submissions')), ...gave]
  const asked = mailbox.address.toLowerCase()
  const known = [...proven, ...typed].find((address) => address.toLowerCase() === asked) ?? proven[0]
  if (known) return known
  return own.length > 0 && typed.length === 0 && mailbox.isCanonical ? mailbox.address : null
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
