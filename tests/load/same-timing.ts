/**
 * Prints the median time of signPetition for signers who must not be told apart, in turns on one fresh database:
 * `npm run bench:timing -- [tries]`. The medians must lie within 10 % over 1,000 tries.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const tries = Number(process.argv[2] ?? 1000)
const folder = mkdtempSync(join(tmpdir(), 'amparo-timing-'))
process.env.AMPARO_DATA = folder
process.env.DATABASE_URL = join(folder, 'amparo.db')
process.env.LOG_LEVEL = 'silent'

const { migrate } = await import('../../db/migrate')
await migrate('sqlite', process.env.DATABASE_URL)
const { db } = await import('../../db/client')
const { aPetition, sign } = await import('../support/petitions')
const { blockDomain } = await import('../../app/supporters/blocked-domains.server')
const { blockMailbox } = await import('../../app/supporters/blocked-mailboxes.server')
const { readMailbox } = await import('../../app/supporters/mailbox.server')
const { suppress } = await import('../../app/supporters/suppression.server')

const petition = await aPetition()
const repeated = Array.from({ length: 50 }, (_, i) => `again${i}@gmail.com`)
const limited = Array.from({ length: 50 }, (_, i) => `often${i}@gmail.com`)
for (const email of [...repeated, ...limited]) await sign(petition, email)
await blockDomain('blocked.example', null)

/** One sending of the form by each kind of signer; what must be there before stands outside the clock. */
const kinds: Record<string, (i: number) => Promise<() => Promise<unknown>>> = {
  new: async (i) => () => sign(petition, `new${i}@gmail.com`),
  repeated: async (i) => () => sign(petition, repeated[i % 50]!, {}, { now: Date.now() + i * 180_000 }),
  limited: async (i) => () => sign(petition, limited[i % 50]!),
  'blocked domain': async (i) => () => sign(petition, `p${i}@blocked.example`),
  'blocked mailbox': async (i) => {
    await blockMailbox(`blocked${i}@gmail.com`, null)
    return () => sign(petition, `blocked${i}@gmail.com`)
  },
  suppressed: async (i) => {
    const mailbox = (await readMailbox(`quiet${i}@gmail.com`))!
    await db.write((tx) => suppress(tx, mailbox.hash, 'not-me', Date.now()))
    return () => sign(petition, `quiet${i}@gmail.com`)
  },
  honeypot: async (i) => () => sign(petition, `machine${i}@gmail.com`, {}, { honeypot: true }),
}

const times = new Map<string, number[]>(Object.keys(kinds).map((kind) => [kind, []]))
for (let i = -50; i < tries; i++) {
  // Each turn in another order, so that no kind always follows the same one.
  const turn = Object.entries(kinds).sort(() => Math.random() - 0.5)
  for (const [kind, prepare] of turn) {
    const send = await prepare(i + 50)
    const from = performance.now()
    await send()
    if (i >= 0) times.get(kind)!.push(performance.now() - from)
  }
}
await db.close()
rmSync(folder, { recursive: true, force: true })

const median = (of: number[]) => of.sort((a, b) => a - b)[of.length >> 1]!
const base = median(times.get('new')!)
for (const [kind, of] of times) {
  const ms = median(of)
  console.log(`${kind.padEnd(16)} ${ms.toFixed(3)} ms  ${((ms / base - 1) * 100).toFixed(1)} %`)
}
