import Client from 'better-sqlite3'
import { createHmac } from 'node:crypto'
import { existsSync } from 'node:fs'
import { isOutage } from '../../db/client'
import { copyTable, type Copied } from '../../db/move/copy'
import { tablesOf, type Table } from '../../db/move/tables'
import { finishTarget, openTarget, type Opened } from '../../db/move/target'
import { openAlone } from '../../db/put-in-place'
import { config } from '../config.server'
import type { Command } from './command'
import { fail, progress, say } from './terminal'

export const moveTo: Command = {
  name: 'move-to',
  usage: 'move-to <postgres://…>',
  does: 'copies this SQLite installation to PostgreSQL; run it while the server runs, and again with the server stopped',
  async run([url = '']) {
    if (!/^postgres(ql)?:\/\//.test(url)) return fail(`Usage: ${moveTo.usage}`)
    if (config.dialect === 'postgres') return fail('This installation is in PostgreSQL already.')
    if (!existsSync(config.databaseUrl)) return fail(`There is no database at ${config.databaseUrl}.`)
    try {
      const opened = await openTarget(url, installation())
      return opened.outcome === 'open' ? await move(opened.target) : fail(refusals[opened.outcome])
    } catch (error) {
      if (!isOutage(error)) throw error
      return fail(`A database went away. Run the same command again: it goes on from where it stopped.`)
    }
  },
}

const refusals: Record<Exclude<Opened['outcome'], 'open'>, string> = {
  'not-empty': 'There are tables in that database already: give it an empty one. Nothing was copied.',
  another: 'That database holds an unfinished copy of another installation. Nothing was copied.',
  busy: 'Another move-to is copying into that database. Nothing was copied.',
}

/** The keys tell one installation from another: with other keys nobody could read what is copied. */
const installation = () => createHmac('sha256', config.keys.mailbox).update('move-to').digest('hex')

async function move(target: Parameters<typeof tablesOf>[1]): Promise<number> {
  const alone = openAlone(config.databaseUrl)
  const source = alone ?? new Client(config.databaseUrl, { readonly: true, timeout: 5_000 })
  try {
    const tables = await tablesOf(source, target)
    const copied = new Map<Table, Copied>()
    for (const table of tables) copied.set(table, await copyOne(source, target, table))
    if (!alone) return sayHalf([...copied.values()])
    const differing = [...copied].filter(([, { source, target }]) => source !== target)
    if (differing.length)
      return fail(
        `These tables are not equal: ${differing.map(([{ name }]) => name).join(', ')}. Run it again.`,
      )
    for (const [{ name }, { rows, target }] of copied)
      say(`${name.padEnd(24)} ${String(rows).padStart(10)} rows  ${target.slice(0, 16)}  equal`)
    say('Putting on indexes and references …')
    await finishTarget(source, target, tables)
    sayNext()
    return 0
  } finally {
    source.close()
    await target.end()
  }
}

async function copyOne(source: Client.Database, target: Parameters<typeof tablesOf>[1], table: Table) {
  const all = source.prepare(`select count(*) from "${table.name}"`).pluck().get() as number
  return copyTable(source, target, table, (rows) => progress(`of ${table.name}`, Math.min(rows, all), all))
}

function sayHalf(copied: Copied[]): number {
  const rows = copied.reduce((sum, table) => sum + table.rows, 0)
  const written = copied.reduce((sum, table) => sum + table.written, 0)
  say(
    `${rows} rows are there, ${written} of them since this run. The server has the database open and may change them.`,
  )
  say(
    'Now stop the server and run the same command again: it takes over what changed since, compares every row,',
  )
  say('and finishes. Until then the site goes on as it is, and nobody can start on the copy.')
  return 0
}

function sayNext(): void {
  say('Every table is equal, row for row. PostgreSQL holds the installation now.')
  say('Next:')
  say('  1. Set DATABASE_URL to that address. The keys and all other settings stay as they are.')
  say('  2. Start the server, and npm run worker beside it: with PostgreSQL letters are sent there.')
  say(`  3. Never start a server on ${config.databaseUrl} again; keep it as a backup, then delete it.`)
}
