import { eq } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { locked } from '../../db/dialect'
import { donations } from '../../db/schema'
import { unseal } from '../platform/seal.server'
import { sealedForDonor, type SealedDonor } from '../supporters/sealed-donor'
import { bookTransaction } from './book-transaction.server'
import { countGift } from './count-gift.server'
import type { GiftFacts } from './facts'
import { issueReceipt, correctReceipt } from './issue-receipt.server'
import { recordDisputes } from './record-disputes.server'
import { recordRefunds } from './record-refunds.server'
import type { Donation } from './rows'
import { higher, paidState, wasPaid } from './states'

/** What hearing from the provider changed. */
export interface Settled {
  donationId: string
  before: Donation['state']
  after: Donation['state']
  /** Something of it stands differently now. */
  moved: boolean
}

/** `none`: the provider's object belongs to no gift of ours. */
export type Settling = Settled | 'none'

/** A gift's row and the money it was paid with do not belong together; somebody has to look. */
export class Misfit extends Error {
  override name = 'Misfit'
}

/**
 * Takes over what the provider says of a gift, in one transaction: its state, which only moves up, refunds, disputes, the
 * fee, the totals, the receipt and its letter. Hearing the same again changes nothing, in any order. @throws Misfit
 */
export const recordFacts = (donationId: string, facts: GiftFacts, now = Date.now()): Promise<Settled> =>
  db.write((tx) => recordIn(tx, donationId, facts, now))

export async function recordIn(tx: Tx, id: string, facts: GiftFacts, now: number): Promise<Settled> {
  const [before] = await locked(tx.select().from(donations).where(eq(donations.id, id)))
  if (!before) throw new Misfit(`There is no gift ${id}`)
  const unchanged = { donationId: id, before: before.state, after: before.state, moved: false }
  if (before.checkedAt !== null && before.checkedAt > facts.readAt) return unchanged
  const foreign = before.paymentIntentId !== null && facts.paymentIntentId !== null
  if (foreign && before.paymentIntentId !== facts.paymentIntentId && wasPaid(before.state))
    throw new Misfit(`Gift ${id} is paid by ${before.paymentIntentId} and by ${facts.paymentIntentId}`)

  const state = higher(before.state, facts.state)
  const after: Donation = {
    ...before,
    state,
    amountMinor: facts.amountMinor ?? before.amountMinor,
    sessionId: before.sessionId ?? facts.sessionId,
    paymentIntentId: facts.paymentIntentId ?? before.paymentIntentId,
    chargeId: facts.chargeId ?? before.chargeId,
    invoiceId: before.invoiceId ?? facts.invoiceId,
    presentmentMinor: facts.presentment?.minor ?? before.presentmentMinor,
    presentmentCurrency: facts.presentment?.currency ?? before.presentmentCurrency,
    paidAt: before.paidAt ?? facts.paidAt,
    once: state === 'pending' ? before.once : null,
    checkedAt: facts.readAt,
  }
  if (facts.refunds) after.refundedMinor = await recordRefunds(tx, id, facts.refunds, now)
  if (facts.disputes) after.disputedMinor = await recordDisputes(tx, after, facts.disputes, now)
  if (wasPaid(state)) {
    after.state = paidState(after)
    after.shownName = before.shown ? nameOf(before) : null
  }
  const moved = differs(before, after)
  await tx.update(donations).set(after).where(eq(donations.id, id))
  if (wasPaid(after.state)) {
    countGift(tx, before, after)
    if (facts.booking) await bookTransaction(tx, facts.booking, before.livemode)
    if (wasPaid(before.state)) await correctReceipt(tx, after, now)
    else await issueReceipt(tx, after, now)
  }
  return { donationId: id, before: before.state, after: after.state, moved }
}

const nameOf = ({ id, sealed }: Donation): string | null =>
  sealed && unseal<SealedDonor>(sealedForDonor('donations', id), sealed).name

/** Whether anything but the moment of looking differs. */
const differs = (before: Donation, after: Donation): boolean =>
  (Object.keys(after) as (keyof Donation)[]).some(
    (name) => name !== 'checkedAt' && name !== 'once' && before[name] !== after[name],
  )
