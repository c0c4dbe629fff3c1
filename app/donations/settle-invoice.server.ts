import { and, eq, isNull, or } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { donations, monthlyGifts } from '../../db/schema'
import { uuidv7 } from '../../db/uuid'
import type { Provider, Stripe } from '../platform/stripe/client.server'
import { seal, unseal } from '../platform/seal.server'
import { sealedForDonor, type SealedDonor } from '../supporters/sealed-donor'
import { factsOfIntent, idOf, ms, ownId, stateOfIntent, type GiftFacts } from './facts'
import { keepGiftLink } from './gift-link.server'
import { nothingMore, readIntent, readMore, type Hints } from './read-payment.server'
import { recordIn, type Settling } from './record-facts.server'
import type { MonthlyGift } from './rows'
import { tellOfRenewal } from './tell-donor.server'

/**
 * Reads the invoice of one month by its id and takes it over. The invoice is the key of the gift: the first one is the
 * row the donor made, each later one that is paid gets a row of its own, and none of them two. A renewal that failed is told to
 * the donor, once.
 */
export async function settleInvoice(
  provider: Provider,
  invoiceId: string,
  hints: Hints = {},
): Promise<Settling> {
  const readAt = Date.now()
  const invoice = await provider.stripe.invoices.retrieve(invoiceId, { expand: ['payments'] })
  const monthly = await monthlyOf(invoice)
  if (!monthly) return 'none'
  const intentId = intentOf(invoice)
  const intent = intentId ? await readIntent(provider, intentId) : null
  const isFirst = invoice.billing_reason === 'subscription_create'
  const known = await giftOf(invoice, monthly, isFirst)
  const more = intent && known ? await readMore(provider, intent, known, hints) : nothingMore
  const facts: GiftFacts = {
    readAt,
    ...factsOfIntent(intent),
    state: stateOfInvoice(invoice, intent),
    sessionId: null,
    invoiceId: invoice.id,
    ...(invoice.status === 'paid' ? paidBy(invoice) : {}),
    ...more,
  }
  const settled = await db.write(async (tx) => {
    const now = Date.now()
    if (!isFirst) await tellOfTrouble(tx, monthly, invoice, intent, now)
    if (invoice.amount_paid === 0 && !known) return 'none' as const
    const donationId = known ?? (await insertMonth(tx, monthly, invoice, now))
    return recordIn(tx, donationId, facts, now)
  })
  // A month that was refunded before anybody here knew of it.
  const unread = settled !== 'none' && intent !== null && known === null
  return unread && (hints.refunds || hints.disputes) ? settleInvoice(provider, invoiceId, hints) : settled
}

/** The promise an invoice belongs to, by the id that we gave its subscription. */
async function monthlyOf(invoice: Stripe.Invoice): Promise<MonthlyGift | null> {
  const details = invoice.parent?.subscription_details
  const subscriptionId = idOf(details?.subscription)
  const id = ownId(details?.metadata?.monthly_gift_id)
  if (!subscriptionId || !id) return null
  const [own] = await db.read
    .select()
    .from(monthlyGifts)
    .where(
      and(
        eq(monthlyGifts.id, id),
        or(eq(monthlyGifts.subscriptionId, subscriptionId), isNull(monthlyGifts.subscriptionId)),
      ),
    )
  return own ?? null
}

/** The row of this invoice: its own already, or for the first month the one the donor made. */
async function giftOf(
  invoice: Stripe.Invoice,
  monthly: MonthlyGift,
  isFirst: boolean,
): Promise<string | null> {
  const [own] = await db.read
    .select({ id: donations.id })
    .from(donations)
    .where(eq(donations.invoiceId, invoice.id))
  if (own || !isFirst) return own?.id ?? null
  const id = ownId(invoice.parent?.subscription_details?.metadata?.donation_id)
  if (!id) return null
  const [first] = await db.read
    .select({ id: donations.id })
    .from(donations)
    .where(and(eq(donations.id, id), eq(donations.monthlyGiftId, monthly.id), isNull(donations.invoiceId)))
  return first?.id ?? null
}

/** The payment that paid it, or the newest that tries. */
function intentOf(invoice: Stripe.Invoice): string | null {
  const tried = invoice.payments?.data.filter(({ payment }) => payment.type === 'payment_intent') ?? []
  const one = tried.find(({ status }) => status === 'paid') ?? tried[0]
  return idOf(one?.payment.payment_intent)
}

function stateOfInvoice(invoice: Stripe.Invoice, intent: Stripe.PaymentIntent | null): GiftFacts['state'] {
  if (invoice.status === 'paid') return 'paid'
  // A first month that nobody paid in time never began.
  const never = invoice.billing_reason === 'subscription_create' && invoice.amount_paid === 0
  if (invoice.status === 'void' || invoice.status === 'uncollectible') return never ? 'abandoned' : 'failed'
  return intent?.status === 'processing' ? 'processing' : stateOfIntent(intent, { ended: false })
}

const paidBy = ({ amount_paid, status_transitions: { paid_at }, created }: Stripe.Invoice) => ({
  amountMinor: amount_paid,
  paidAt: ms(paid_at ?? created),
})

/** A row for one more month. Whoever else inserts it at the same time has the same invoice, and finds this one. */
async function insertMonth(
  tx: Tx,
  monthly: MonthlyGift,
  invoice: Stripe.Invoice,
  now: number,
): Promise<string> {
  const id = uuidv7()
  const donor =
    monthly.sealed && unseal<SealedDonor>(sealedForDonor('monthly_gifts', monthly.id), monthly.sealed)
  const [inserted] = await tx
    .insert(donations)
    .values({
      id,
      organisationId: monthly.organisationId,
      petitionId: monthly.petitionId,
      restricted: monthly.restricted,
      monthlyGiftId: monthly.id,
      amountMinor: invoice.amount_paid,
      feeCoverMinor: Math.min(monthly.feeCoverMinor, invoice.amount_paid - 1),
      currency: monthly.currency,
      livemode: invoice.livemode,
      mailbox: monthly.mailbox,
      sealed: donor && seal(sealedForDonor('donations', id), donor),
      shown: monthly.shown,
      locale: monthly.locale,
      invoiceId: invoice.id,
      createdAt: ms(invoice.created),
    })
    .onConflictDoNothing()
    .returning({ id: donations.id })
  if (inserted) {
    await keepGiftLink(tx, id, now)
    return id
  }
  const [own] = await tx
    .select({ id: donations.id })
    .from(donations)
    .where(eq(donations.invoiceId, invoice.id))
  return own!.id
}

async function tellOfTrouble(
  tx: Tx,
  monthly: MonthlyGift,
  invoice: Stripe.Invoice,
  intent: Stripe.PaymentIntent | null,
  now: number,
): Promise<void> {
  if (invoice.status !== 'open' || !invoice.attempted) return
  const next = invoice.next_payment_attempt
  const told = { id: invoice.id, nextTry: next ? ms(next) : null }
  if (intent?.status === 'requires_action')
    await tellOfRenewal(tx, monthly, told, 'renewal-needs-action', now)
  else if (intent?.status === 'requires_payment_method')
    await tellOfRenewal(tx, monthly, told, 'renewal-failed', now)
}
