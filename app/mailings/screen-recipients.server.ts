import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { signatures, subscriptions, suppressions, type mailingRecipients } from '../../db/schema'
import { openPerson } from '../petitions/open-person.server'
import type { Mailing } from './own-mailing.server'

type Recipient = typeof mailingRecipients.$inferSelect

/** A recipient as a chunk is put together: everything its mail is made of beside text and facts. */
export interface Addressee {
  id: number
  to: string
  /** Only of who shows it publicly. */
  name: string | null
  locale: 'en' | 'es'
  /** Hex; for the link that ends such letters. */
  mailbox: string
}

/** Why somebody gets nothing after all. */
export type SkipReason = 'unsubscribed' | 'withdrawn' | 'no-address'

export interface Screened {
  addressees: Addressee[]
  suppressed: number[]
  skipped: { id: number; reason: SkipReason }[]
}

/** Asks, at the moment a chunk is claimed, who of its recipients may still be written to, and opens their addresses. */
export async function screenRecipients(tx: Tx, mailing: Mailing, recipients: Recipient[]): Promise<Screened> {
  const mailboxes = recipients.map(({ mailbox }) => mailbox)
  const hex = (mailbox: Buffer) => mailbox.toString('hex')
  const stopped = await tx
    .select({ mailbox: suppressions.mailbox })
    .from(suppressions)
    .where(inArray(suppressions.mailbox, mailboxes))
  const chosen = await tx
    .select({ mailbox: subscriptions.mailbox, wanted: subscriptions.wanted })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.organisationId, mailing.organisationId),
        inArray(subscriptions.mailbox, mailboxes),
        isNull(subscriptions.endedAt),
      ),
    )
  const signed = await tx
    .select({
      id: signatures.id,
      petitionId: signatures.petitionId,
      mailbox: signatures.mailbox,
      state: signatures.state,
      updates: signatures.updates,
      shownName: signatures.shownName,
      sealed: signatures.sealed,
    })
    .from(signatures)
    .where(
      inArray(
        signatures.id,
        recipients.map(({ sourceId }) => sourceId),
      ),
    )
  const suppressed = new Set(stopped.map(({ mailbox }) => hex(mailbox)))
  const choices = new Map(chosen.map(({ mailbox, wanted }) => [hex(mailbox), wanted]))
  const signatureOf = new Map(signed.map((signature) => [signature.id, signature]))
  const screened: Screened = { addressees: [], suppressed: [], skipped: [] }
  for (const { id, mailbox, sourceId, locale } of recipients) {
    const key = hex(mailbox)
    const skip = (reason: SkipReason) => screened.skipped.push({ id, reason })
    if (suppressed.has(key)) {
      screened.suppressed.push(id)
      continue
    }
    const signature = signatureOf.get(sourceId)
    const choice = choices.get(key)
    if (!signature || signature.state !== 'confirmed' || hex(signature.mailbox) !== key) skip('withdrawn')
    else if (choice === false || !(signature.updates || (choice && mailing.kind === 'mailing')))
      skip('unsubscribed')
    else {
      const person = openPerson('signatures', signature)
      if (person)
        screened.addressees.push({ id, to: person.email, name: signature.shownName, locale, mailbox: key })
      else skip('no-address')
    }
  }
  return screened
}
