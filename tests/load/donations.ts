// `tsx tests/load/donations.ts`: gifts through webhook and ledger, and the totals page's questions with half a million gifts.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measured } from './pinned'
import { environmentOf, startProduct } from './product'
import { tableOf, type Line } from './table'

interface Rates {
  events: number
  eventsPerSecond: number
  giftsPerSecond: number
  recount: number
  totals: number
  list: number
  /** Of somebody who may see the gifts. */
  cookie: string
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
        ...(await desk(folder, rates.cookie, gifts)),
      ]),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds of server time that a page may take. */
const PAGE_AIM = 100
const TIMES = 22

/** The pages of finance people over that many gifts, and the file of all of them. */
async function desk(folder: string, cookie: string, gifts: number): Promise<Line[]> {
  const product = await startProduct(folder)
  const base = `http://127.0.0.1:${product.port}`
  const headers = { Cookie: cookie, Origin: base, 'Sec-Fetch-Site': 'same-origin' }
  const ask = async (path: string, fields?: Record<string, string>) => {
    const body = fields && new URLSearchParams(fields)
    const answer = await fetch(base + path, { method: body ? 'POST' : 'GET', headers, body })
    if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`)
    return answer.text()
  }
  const lines: Line[] = []
  for (const path of deskPages) {
    const times: number[] = []
    for (let turn = 0; turn < TIMES; turn++) {
      const started = performance.now()
      await ask(path)
      times.push(performance.now() - started)
    }
    const sorted = times.slice(2).sort((a, b) => a - b)
    const p50 = sorted[Math.floor(sorted.length / 2)]!
    lines.push({ name: path, p50, p99: sorted.at(-1)!, aim: `p50 < ${PAGE_AIM} ms`, reached: p50 < PAGE_AIM })
  }
  const prepared = await ask('/manage/donations/export?mode=live', { format: 'csv', reason: 'A benchmark' })
  const ticket = / name="ticket" value="([^"]*)"/.exec(prepared)![1]!
  const started = performance.now()
  const file = await ask('/manage/donations/export/file', { ticket })
  const seconds = (performance.now() - started) / 1000
  const rows = file.split('\r\n').length - 2
  if (rows !== gifts) throw new Error(`The file holds ${rows} of ${gifts} gifts`)
  lines.push({ name: 'rows of the file of all gifts', perSecond: rows / seconds })
  await product.stop()
  return lines
}

const deskPages = [
  '/manage/donations?mode=live',
  '/manage/donations?mode=live&period=all',
  '/manage/donations/gifts?mode=live',
  '/manage/donations/gifts?mode=live&state=failed',
  '/manage/donations/gifts?mode=live&currency=EUR',
  '/manage/donations/disputes?mode=live',
  '/manage/donations/payouts?mode=live',
  '/manage/donations/petitions?mode=live',
  '/manage/donations/breaker',
  '/manage/donations/export?mode=live',
  '/manage/donations/settings',
]

if (/[\\/]donations(\.ts)?$/.test(process.argv[1] ?? '')) await benchDonations()
