import Client from 'better-sqlite3'
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { config } from '../../app/config.server'
import { findDrift } from '../../app/petitions/reconcile.server'
import { openDatabase } from '../../db/client'
import type { Place } from './built-server'

/** Mailboxes of a list that have no signature in the place's database, or in a copy of it. */
export function missingFrom(place: Place, emails: string[], file = place.file): string[] {
  const { mailbox } = JSON.parse(readFileSync(join(place.data, 'keys.json'), 'utf8')) as { mailbox: string }
  const key = Buffer.from(mailbox, 'base64')
  const kept = new Set(
    query<Buffer>(file, 'select mailbox from signatures').map((hash) => hash.toString('hex')),
  )
  return emails.filter((email) => !kept.has(createHmac('sha256', key).update(email).digest('hex')))
}

/** The first column of a query's rows. */
export function query<T>(file: string, text: string): T[] {
  const client = new Client(file, { timeout: 5_000 })
  try {
    return client.prepare(text).pluck().all() as T[]
  } finally {
    client.close()
  }
}

export const signaturesIn = (file: string): number =>
  query<number>(file, 'select count(*) from signatures')[0]!

export const integrityOf = (file: string): string => query<string>(file, 'pragma integrity_check')[0]!

/** How many totals differ from the rows. */
export async function driftIn(address: string): Promise<number> {
  const database = openDatabase(config.dialect, address)
  try {
    return (await findDrift(database)).length
  } finally {
    await database.close()
  }
}

/** Copies the signatures there are, for other mailboxes, until there are so many; the totals follow. */
export function multiplySignatures(file: string, wanted: number): void {
  const client = new Client(file, { timeout: 5_000 })
  const names = (client.pragma('table_info(signatures)') as { name: string }[]).map(({ name }) => name)
  const columns = names.filter((name) => name !== 'id')
  const values = columns.map((name) => (name === 'mailbox' ? 'randomblob(32)' : `s.${name}`))
  const copy = client.prepare(
    `insert into signatures (${columns}) select ${values} from signatures s where state = 'pending' limit ?`,
  )
  const count = client.prepare('select count(*) from signatures').pluck()
  client.transaction(() => {
    for (let have = count.get() as number; have < wanted; have = count.get() as number)
      copy.run(wanted - have)
    client.exec(`update petition_counters set pending = (select count(*) from signatures s
      where s.petition_id = petition_counters.petition_id and state = 'pending' and hold_reason is null)`)
  })()
  client.close()
}
