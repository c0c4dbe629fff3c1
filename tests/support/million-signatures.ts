import Client from 'better-sqlite3'
import { createHmac } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import pg from 'pg'
import { DAY } from '../../app/duration'
import { seal } from '../../app/platform/seal.server'
import { config } from '../../app/config.server'
import { sealedFor } from '../../app/supporters/sealed-person'

/**
 * Puts so many confirmed signatures into one petition, with every total as the nightly count would find it. By the rules
 * of `rowOf` alone, so that a test knows what stands where. Fast: prepared statements, many rows to a transaction.
 */
export async function manySignatures(
  address: string,
  petitionId: string,
  n: number,
  now = Date.now(),
): Promise<void> {
  const store = config.dialect === 'postgres' ? await openPostgres(address) : openSqlite(address)
  const totals = new Map<string, Map<string, number>>()
  const add = (what: string, key: string) => {
    const found = totals.get(what) ?? new Map<string, number>()
    totals.set(what, found.set(key, (found.get(key) ?? 0) + 1))
  }
  for (let from = 0; from < n; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, n - from) }, (_, i) =>
      rowOf(petitionId, from + i, n, now),
    )
    for (const row of rows) {
      add('petition_counters', row.state)
      if (row.state !== 'confirmed') continue
      add('petition_days', new Date(row.confirmedAt).toISOString().slice(0, 10))
      add('petition_countries', row.country)
      add('petition_languages', row.locale)
      add('petition_sources', row.source)
      if (row.comment === 'waiting') add('petition_counters', 'comments')
    }
    await store.insert(rows)
    await turn() // whoever waits for something else in this process is heard
  }
  await store.totals(petitionId, totals)
  await store.close()
}

const BATCH = 2_000
const countries = ['GT', 'MX', 'US', 'ES', 'AR', 'CO', 'FR', 'DE', 'CL', 'PE']
const names = ['Ana', 'Berta', 'Carmen', 'Dolores', 'Elena', 'Fátima', 'Gloria', 'Hana', 'Inés', 'José']

export type ManyRow = ReturnType<typeof rowOf>

/** The signature of a number: every tenth is shown, every 200th has a comment to read, every 5,000th is held. */
export function rowOf(petitionId: string, i: number, n: number, now: number) {
  const email = `many-${i}@d${i % 1_000}.example`
  const mailbox = hmac(email)
  const held = i % 5_000 === 4_999
  const shown = i % 10 === 0 && !held
  const comment = shown && i % 200 === 0
  const name = `${names[i % names.length]} Número ${i}`
  const person = { name, email, postcode: '', comment: comment ? `Porque sí, ${i}.` : '' }
  const confirmedAt = now - Math.floor((1 - i / n) * 60 * DAY) - 1
  return {
    petitionId,
    mailbox,
    domain: hmac(`@d${i % 1_000}.example`),
    state: held ? ('held' as const) : ('confirmed' as const),
    holdReason: held ? 'score' : null,
    sealed: seal(sealedFor('signatures', petitionId, mailbox), person),
    country: countries[(i % 97) % countries.length]!,
    locale: i % 3 === 0 ? ('en' as const) : ('es' as const),
    shownName: shown ? name : null,
    comment: comment ? ('waiting' as const) : ('none' as const),
    source: i % 4 === 0 ? ('whatsapp' as const) : ('page' as const),
    updates: i % 2 === 0,
    deliver: i % 5 === 0,
    confirmedAt,
  }
}

const hmac = (text: string): Buffer => createHmac('sha256', config.keys.mailbox).update(text).digest()

const columns = [
  'petition_id',
  'mailbox',
  'domain',
  'state',
  'hold_reason',
  'sealed',
  'country',
  'locale',
  'shown_name',
  'comment',
  'source',
  'updates',
  'deliver',
  'text_version',
  'created_at',
  'confirmed_at',
]
const valuesOf = (row: ManyRow) => [
  row.petitionId,
  row.mailbox,
  row.domain,
  row.state,
  row.holdReason,
  row.sealed,
  row.country,
  row.locale,
  row.shownName,
  row.comment,
  row.source,
  row.updates,
  row.deliver,
  1,
  row.confirmedAt - 60_000,
  row.confirmedAt,
]

type Totals = Map<string, Map<string, number>>
interface Store {
  insert(rows: ManyRow[]): void | Promise<void>
  totals(petitionId: string, totals: Totals): void | Promise<void>
  close(): void | Promise<void>
}

const keyOf: Record<string, string> = {
  petition_days: 'day',
  petition_countries: 'country',
  petition_languages: 'locale',
  petition_sources: 'source',
}

/** One statement for each total; `mark` writes the n-th parameter as the engine does. */
function* totalsAsSql(petitionId: string, totals: Totals, mark: (n: number) => string) {
  for (const [table, sums] of totals) {
    for (const [key, n] of sums) {
      yield table === 'petition_counters'
        ? {
            text: `insert into petition_counters (petition_id, ${key}) values (${mark(1)}, ${mark(2)})
              on conflict (petition_id) do update set ${key} = petition_counters.${key} + excluded.${key}`,
            values: [petitionId, n],
          }
        : {
            text: `insert into ${table} (petition_id, ${keyOf[table]}, confirmed) values (${mark(1)}, ${mark(2)}, ${mark(3)})
              on conflict (petition_id, ${keyOf[table]}) do update set confirmed = ${table}.confirmed + excluded.confirmed`,
            values: [petitionId, key, n],
          }
    }
  }
}

function openSqlite(file: string): Store {
  const client = new Client(file, { timeout: 30_000 })
  client.pragma('synchronous = OFF') // what is lost with the machine is made again
  client.pragma('cache_size = -262144') // KiB: random keys would wait for the disk
  const insert = client.prepare(`insert into signatures (${columns}) values (${columns.map(() => '?')})`)
  const flag = (value: unknown) => (typeof value === 'boolean' ? Number(value) : value)
  return {
    insert: client.transaction((rows: ManyRow[]) => {
      for (const row of rows) insert.run(...valuesOf(row).map(flag))
    }),
    totals(petitionId, totals) {
      for (const { text, values } of totalsAsSql(petitionId, totals, () => '?'))
        client.prepare(text).run(values)
    },
    close() {
      client.exec('analyze')
      client.close()
    },
  }
}

async function openPostgres(url: string): Promise<Store> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query('set synchronous_commit = off')
  return {
    async insert(rows) {
      for (let from = 0; from < rows.length; from += 500) {
        const some = rows.slice(from, from + 500)
        const places = some.map((_, r) => `(${columns.map((_, c) => `$${r * columns.length + c + 1}`)})`)
        await client.query(`insert into signatures (${columns}) values ${places}`, some.flatMap(valuesOf))
      }
    },
    async totals(petitionId, totals) {
      for (const { text, values } of totalsAsSql(petitionId, totals, (n) => `$${n}`))
        await client.query(text, values)
    },
    async close() {
      await client.query('analyze signatures')
      await client.end()
    },
  }
}
