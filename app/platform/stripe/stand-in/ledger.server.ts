import type { Database } from '../../../../db/client'
import { Books, type Told } from './books.server'

export interface Ledger {
  charges: Told[]
  refunds: Told[]
  disputes: Told[]
  subscriptions: Told[]
  /** What of the gifts stands, in minor units by currency: charged, less refunds that hold and what banks withdrew. */
  standing: Record<string, number>
  /** What the balance says after fees, payouts left aside. */
  net: Record<string, number>
}

/** The provider's own truth, to hold ours against. */
export async function readLedger(database: Database): Promise<Ledger> {
  const books = new Books(database.read, 0)
  const told = async (kind: string) => (await books.all(kind)).map(({ object }) => object)
  const charges = (await told('charge')).filter(({ status }) => status === 'succeeded')
  const [refunds, disputes, subscriptions] = [
    await told('refund'),
    await told('dispute'),
    await told('subscription'),
  ]
  const [standing, net]: Record<string, number>[] = [{}, {}] as const
  const add = (sums: Record<string, number>, currency: string, minor: number) =>
    (sums[currency] = (sums[currency] ?? 0) + minor)
  for (const { currency, amount } of charges) add(standing, currency, amount)
  for (const { currency, amount, status } of refunds)
    if (status === 'succeeded') add(standing, currency, -amount)
  for (const { currency, balance_transactions: bookings } of disputes)
    for (const { amount } of bookings as Told[]) add(standing, currency, amount)
  for (const { currency, net: minor, type } of await told('balance_transaction'))
    if (type !== 'payout') add(net, currency, minor)
  return { charges, refunds, disputes, subscriptions, standing: standing!, net: net! }
}
