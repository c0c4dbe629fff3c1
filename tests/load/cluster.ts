// `tsx tests/load/cluster.ts`: two app processes on one PostgreSQL beside one of them, reading.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { placeIn, startBuiltServer } from '../support/built-server'
import { postgresPackage, startPostgres } from '../support/postgres'
import { demonstrationPetition } from '../support/signers'
import { startDriver } from './pinned'
import { tableOf, type Line } from './table'

/** Cores that two servers, their driver and PostgreSQL need for a fair comparison. */
const ENOUGH_CORES = 4

const path = `/petitions/${demonstrationPetition}`
const encoding = { 'Accept-Encoding': 'br' }
/** No kept page answers who says who they are: the page is made for each request, from the database. */
const reads = [
  { name: 'kept pages', connections: 32, get: { path, headers: encoding } },
  {
    name: 'pages past the cache',
    connections: 8,
    get: { path, headers: { ...encoding, Authorization: 'Bearer none' } },
  },
]

/** Prints what two processes answer a second beside one, for pages that are kept and pages that are made. */
export async function benchCluster(seconds = Number(process.env.BENCH_SECONDS ?? 3)): Promise<void> {
  if (!existsSync(`node_modules/${postgresPackage}`))
    return console.log(`\nTwo processes: skipped, ${postgresPackage} is not installed`)
  const folder = mkdtempSync(join(tmpdir(), 'amparo-cluster-'))
  const postgres = await startPostgres({ lasting: true })
  const settings = { DATABASE_URL: postgres.url('postgres'), LOG_LEVEL: 'error' }
  const servers = [
    await startBuiltServer(placeIn(folder), settings),
    await startBuiltServer(placeIn(folder), settings),
  ]
  const drivers = servers.map(() => startDriver('drive.ts'))
  const cores = availableParallelism()

  /** Answers a second of the first so many servers together, each with a driver of its own. */
  async function rateOf(n: number, { connections, get }: (typeof reads)[number]): Promise<number> {
    const driven = await Promise.all(
      servers
        .slice(0, n)
        .map(({ port }, i) => drivers[i]!.drive({ port, seconds, connections, requests: 1e6, get })),
    )
    for (const { statuses } of driven)
      if (Object.keys(statuses).join() !== '200') throw new Error(JSON.stringify(statuses))
    return driven.reduce((sum, one) => sum + one.answered / one.seconds, 0)
  }

  try {
    const lines: Line[] = []
    for (const read of reads) {
      await rateOf(2, read) // warming up
      const [one, two] = [await rateOf(1, read), await rateOf(2, read)]
      const ratio = two / one
      lines.push({ name: `${read.name}, one process`, perSecond: one })
      lines.push({
        name: `${read.name}, two processes`,
        perSecond: two,
        floor: 'one process',
        ratio,
        ...(cores >= ENOUGH_CORES ? { aim: '≥ 1.50', reached: ratio >= 1.5 } : {}),
      })
    }
    console.log(
      `\nOn PostgreSQL, ${cores} cores for servers, drivers and database together:\n${tableOf(lines)}`,
    )
  } finally {
    for (const driver of drivers) driver.stop()
    await Promise.all(servers.map((server) => server.end('SIGTERM')))
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (/[\\/]cluster(\.ts)?$/.test(process.argv[1] ?? '')) {
  await benchCluster()
  process.exit(0)
}
