// A mailing to twenty thousand, its senders killed every 150 to 400 ms, to providers that lose 3% of their answers: on
// SQLite, and on PostgreSQL where it is installed. The assertion is on the provider's ledger.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { aPlace, scratch } from './place'
import { postgresPackage, startPostgres } from '../support/postgres'
import { conclude, must } from './verdict'

const [provider, n = '20000'] = process.argv.slice(2)
const recipients = Number(n)

if (provider === 'resend' || provider === 'smtp') await run(provider)
else await everywhere()

/** Each engine and each provider in a process of its own: the product's code reads its environment once. */
async function everywhere() {
  const postgres = existsSync(`node_modules/${postgresPackage}`) ? await startPostgres() : null
  const failed: string[] = []
  for (const way of ['resend', 'smtp']) {
    const places = { SQLite: aPlace(way).file, ...(postgres && { PostgreSQL: postgres.url('postgres') }) }
    for (const [engine, url] of Object.entries(places)) {
      console.log(`\n${way} on ${engine}, ${recipients} recipients`)
      const env = { ...process.env, DATABASE_URL: url, AMPARO_DATA: join(scratch, `${way}-${engine}`) }
      const args = ['--import', 'tsx', 'tests/faults/kill-mailings.ts', way, n]
      const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env })
      if (status !== 0) failed.push(`${way} on ${engine}`)
    }
  }
  await postgres?.stop()
  if (failed.length) console.error(`Failed: ${failed.join(', ')}`)
  process.exit(failed.length ? 1 : 0)
}

async function run(way: 'resend' | 'smtp') {
  process.env.LOG_LEVEL = 'silent'
  const { config } = await import('../../app/config.server')
  const { migrate } = await import('../../db/migrate')
  await migrate(config.dialect, config.databaseUrl)
  const { killMatrix } = await import('../support/mailing-matrix')
  const { kills, seconds, asked, taken, unknown, states, row } = await killMatrix({
    provider: way,
    recipients,
    delay: way === 'resend' ? 60 : 2,
  })
  const reached = new Set(taken)
  const listed = new Set(unknown)
  const doubled = taken.length - reached.size
  const lost = asked.filter((address) => !reached.has(address) && !listed.has(address)).length
  must(asked.length === recipients, `${asked.length} recipients were frozen`)
  must(doubled === 0, `${doubled} mails were taken twice`)
  must(lost === 0, `${lost} people got nothing and are listed nowhere`)
  must(way === 'smtp' || unknown.length === 0, `${unknown.length} are unknown, although there are keys`)
  must(
    taken.filter((address) => !listed.has(address)).length === (states.sent ?? 0),
    'what counts as sent is not what was taken',
  )
  must(row.sent === (states.sent ?? 0), 'the numbers of the mailing differ from its recipients')
  conclude(`killed senders, ${way}`, [
    { kills, seconds: Math.round(seconds), taken: taken.length, doubled, lost, unknown: unknown.length },
  ])
}
