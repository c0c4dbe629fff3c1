import { reconcileGifts } from '../donations/reconcile-gifts.server'
import { faultOf } from '../platform/stripe/client.server'
import type { Command } from './command'
import { fail, progress, say } from './terminal'

const names = { event: 'events', gift: 'gifts nobody paid', booking: 'bookings', payout: 'payouts' }
const sentences = {
  event: 'never came',
  gift: 'stood differently',
  booking: 'was not booked',
  payout: 'stood differently',
}

export const reconcile: Command = {
  name: 'reconcile',
  usage: 'reconcile',
  does: "compares gifts with the payment provider's own lists, names every difference and sets it right",
  async run() {
    try {
      const result = await reconcileGifts((what, done) => progress(names[what], done, done))
      if (result.outcome === 'no-provider') return fail('No payment provider is set up: nothing was done.')
      for (const { what, id, detail } of result.differences)
        say(`${what} ${id} ${sentences[what]}: ${detail}`)
      say(`${result.differences.length} differences, ${result.unapplied} events not applied yet`)
      return result.unapplied === 0 ? 0 : 1
    } catch (error) {
      if (!faultOf(error)) throw error
      return fail('The payment provider does not answer: what was done stands, run it again later.')
    }
  },
}
