import { book } from './charge.server'
import type { Books, Told } from './books.server'
import { invalid } from './failure'

/** Minor units of a charge that have not gone back. */
const left = (charge: Told): number => charge.amount - charge.amount_refunded

/** Gives all or a part of a charge back. @throws the provider's refusal of more than there is. */
export async function refund(
  books: Books,
  charge: Told,
  {
    amount = left(charge),
    reason = null,
    metadata = {},
  }: { amount?: number; reason?: unknown; metadata?: unknown },
): Promise<Told> {
  if (left(charge) === 0)
    throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded')
  if (amount > left(charge) || amount <= 0)
    throw invalid(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left(charge)})`,
      'amount',
    )
  if (charge.disputed)
    throw invalid(`Charge ${charge.id} has been charged back.`, undefined, 'charge_disputed')
  const refunded = books.make('refund', {
    amount,
    currency: charge.currency,
    charge: charge.id,
    payment_intent: charge.payment_intent,
    status: 'succeeded',
    reason,
    metadata,
  })
  const booked = { source: refunded.id, amount: -amount, currency: charge.currency as string }
  refunded.balance_transaction = (await book(books, 'refund', booked)).id
  charge.amount_refunded += amount
  charge.refunded = left(charge) === 0
  await books.keep(refunded, { about: charge.payment_intent })
  await books.keep(charge)
  await books.tell('refund.created', refunded)
  await books.tell('charge.refunded', charge)
  return refunded
}

/** The donor's bank sends a refund back, days later. */
export async function failRefund(books: Books, refundId: string): Promise<void> {
  const { object: refunded } = await books.get('refund', refundId)
  if (refunded.status !== 'succeeded') throw invalid('This refund cannot fail any more.')
  const { object: charge } = await books.get('charge', refunded.charge)
  const booked = { source: refunded.id, amount: refunded.amount, currency: refunded.currency }
  Object.assign(refunded, {
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: (await book(books, 'refund_failure', booked)).id,
  })
  charge.amount_refunded -= refunded.amount
  charge.refunded = false
  await books.keep(refunded)
  await books.keep(charge)
  await books.tell('refund.updated', refunded)
  await books.tell('refund.failed', refunded)
  await books.tell('charge.updated', charge)
}

const disputeFee = 1500
const DAY = 24 * 60 * 60

/** The donor's bank asks (an inquiry takes nothing) or takes the money. */
export async function dispute(books: Books, charge: Told, how: 'inquiry' | 'dispute'): Promise<Told> {
  const opened = books.make('dispute', {
    amount: charge.amount,
    currency: charge.currency,
    charge: charge.id,
    payment_intent: charge.payment_intent,
    reason: 'fraudulent',
    status: how === 'inquiry' ? 'warning_needs_response' : 'needs_response',
    is_charge_refundable: how === 'inquiry',
  })
  opened.evidence_details.due_by = books.now + 7 * DAY
  await books.keep(opened, { about: charge.payment_intent })
  if (how === 'inquiry') await books.tell('charge.dispute.created', opened)
  else await withdraw(books, opened, charge, 'charge.dispute.created')
  return opened
}

/** What began as an inquiry becomes a dispute. */
export async function escalate(books: Books, disputeId: string): Promise<void> {
  const { object: opened } = await books.get('dispute', disputeId)
  const { object: charge } = await books.get('charge', opened.charge)
  Object.assign(opened, { status: 'needs_response', is_charge_refundable: false })
  await withdraw(books, opened, charge, 'charge.dispute.updated')
}

async function withdraw(
  books: Books,
  opened: Told,
  charge: Told,
  word: 'charge.dispute.created' | 'charge.dispute.updated',
): Promise<void> {
  const amount = -opened.amount
  const booking = await book(books, 'adjustment', {
    source: opened.id,
    amount,
    fee: disputeFee,
    currency: charge.currency,
  })
  opened.balance_transactions = [booking]
  charge.disputed = true
  await books.keep(opened)
  await books.keep(charge)
  await books.tell(word, opened)
  await books.tell('charge.dispute.funds_withdrawn', opened)
}

/** The bank decides; an inquiry is closed either way. What is won comes back, with the fee. */
export async function decideDispute(books: Books, disputeId: string, how: 'won' | 'lost'): Promise<void> {
  const { object: opened } = await books.get('dispute', disputeId)
  if (/won|lost|closed/.test(opened.status)) throw invalid('This dispute is closed.')
  const inquiry = opened.status.startsWith('warning_')
  opened.status = inquiry ? 'warning_closed' : how
  if (how === 'won' && !inquiry) {
    const booking = await book(books, 'adjustment', {
      source: opened.id,
      amount: opened.amount,
      fee: -disputeFee,
      currency: opened.currency,
    })
    opened.balance_transactions = [...opened.balance_transactions, booking]
  }
  await books.keep(opened)
  await books.tell('charge.dispute.closed', opened)
  if (how === 'won' && !inquiry) await books.tell('charge.dispute.funds_reinstated', opened)
}
