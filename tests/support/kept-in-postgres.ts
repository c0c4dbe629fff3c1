import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Place } from './built-server'

/**
 * What of a list of mailboxes has no signature in PostgreSQL, how many petitions' totals differ from their rows, and how
 * many letters are out. By its own questions, from a process that speaks SQLite.
 */
export async function keptIn(url: string, place: Place, emails: string[]) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { mailbox } = JSON.parse(readFileSync(join(place.data, 'keys.json'), 'utf8')) as { mailbox: string }
    const key = Buffer.from(mailbox, 'base64')
    const { rows } = await client.query<{ hash: string }>(
      `select encode(mailbox, 'hex') as hash from signatures`,
    )
    const kept = new Set(rows.map(({ hash }) => hash))
    const missing = emails.filter((email) => !kept.has(createHmac('sha256', key).update(email).digest('hex')))
    const { rows: drift } = await client.query(
      `select petition_id from petition_counters c where pending <> (select count(*) from signatures s
        where s.petition_id = c.petition_id and state = 'pending' and hold_reason is null)`,
    )
    const { rows: sent } = await client.query(`select count(*)::int as n from letters where state = 'sent'`)
    return { missing: missing.length, drift: drift.length, sent: sent[0].n as number }
  } finally {
    await client.end()
  }
}
