// `tsx tests/load/donations.ts`: gifts through webhook and ledger, and the totals page's questions with half a million gifts.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measured } from './pinned'
import { environmentOf } from './product'
import { tableOf } from './table'

interface Rates {
  events: number
  eventsPerSecond: number
  giftsPerSecond: number
  recount: number
  totals: number
  list: number
}

/** Prints a line for each. What the provider answers comes from memory, in the same process. */
export async function benchDonations(gifts = Number(process.env.BENCH_GIFTS ?? 500_000)) {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-donations-'))
  try {
    const rates = await measured<Rates>('donations-rate.ts', ['500', String(gifts)], environmentOf(folder))
    const many = gifts.toLocaleString('en')
    console.log(
      tableOf([
        { name: 'events into the inbox, signature checked, durable', perSecond: rates.eventsPerSecond },
        {
          name: 'gifts through webhook and ledger: all their events, receipts and letters',
          perSecond: rates.giftsPerSecond,
        },
        {
          name: `totals and fees of an organisation with ${many} gifts`,
          p50: rates.totals,
          aim: 'p50 < 20 ms',
          reached: rates.totals < 20,
        },
        { name: `newest gifts of ${many}`, p50: rates.list },
        { name: `counting ${many} gifts again`, p50: rates.recount },
      ]),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (/[\\/]donations(\.ts)?$/.test(process.argv[1] ?? '')) await benchDonations()
