import { payable } from './amounts'
import { book } from './charge.server'
import type { Books, Told } from './books.server'

/** Pays out, in each currency, what was booked since the last time. */
export async function payOut(books: Books, how: 'paid' | 'failed' = 'paid'): Promise<Told[]> {
  const bookings = await books.all('balance_transaction')
  const open = bookings.filter(({ notes, object }) => !notes.payout && object.type !== 'payout')
  const payouts: Told[] = []
  for (const currency of new Set(open.map(({ object }) => object.currency as string))) {
    const mine = open.filter(({ object }) => object.currency === currency)
    const amount = payable(
      mine.reduce((sum, { object }) => sum + (object.net as number), 0),
      currency,
    )
    if (amount <= 0) continue
    const payout = books.make('payout', {
      amount,
      currency,
      arrival_date: books.now,
      automatic: true,
      method: 'standard',
      reconciliation_status: 'completed',
      source_type: 'card',
      status: how,
      type: 'bank_account',
    })
    const booking = await book(books, 'payout', { source: payout.id, amount: -amount, currency })
    payout.balance_transaction = booking.id
    await books.keep(booking, { notes: { payout: payout.id } })
    for (const { object } of mine) await books.keep(object, { notes: { payout: payout.id } })
    await books.keep(payout)
    await books.tell('payout.created', payout)
    await books.tell(how === 'paid' ? 'payout.paid' : 'payout.failed', payout)
    payouts.push(payout)
  }
  return payouts
}
