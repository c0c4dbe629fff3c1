import { recountGifts } from '../donations/recount-gifts.server'
import { reconcileCounters } from '../petitions/reconcile.server'
import type { Command } from './command'
import { fail, progress, say } from './terminal'

export const recount: Command = {
  name: 'recount',
  usage: 'recount',
  does: 'counts the signatures and the gifts, reports every total that differs and sets it right',
  async run() {
    const result = await reconcileCounters((done, of) => progress('petitions counted', done, of))
    if (result.outcome === 'already-running') return fail('Another count is under way; nothing was done.')
    for (const { slug, counter, stood, counted } of result.drift) {
      say(`${slug}: ${counter} stood at ${stood}, is ${counted}`)
    }
    const gifts = await recountGifts((done, of) => progress('organisations counted', done, of))
    for (const { organisation, total, stood, counted } of gifts) {
      say(`${organisation}: gifts ${total} stood at ${stood}, is ${counted}`)
    }
    const differed = result.drift.length + gifts.length
    say(`${result.petitions} petitions counted, ${differed} totals differed`)
    return 0
  },
}
