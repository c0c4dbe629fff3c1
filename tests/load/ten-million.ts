// Ten million signatures in one petition, beside an empty database. Takes half an hour and thirty gigabytes.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { organizersLines, type Planted } from './organizers'
import { measured, startDriver } from './pinned'
import { databaseIn, environmentOf, startProduct } from './product'
import { tableOf, type Line } from './table'

const slug = 'return-the-deportees'
const petition = `/petitions/${slug}`
/** By how much a full database may be slower than an empty one. */
const SLOWER = 1.3

/** Prints latencies, the organizers' pages, the export, and what a backup takes. */
export async function benchTenMillion(n = Number(process.env.BENCH_SIGNATURES ?? 10_000_000)) {
  const root = mkdtempSync(join(tmpdir(), 'amparo-ten-million-'))
  const full = join(root, 'full')
  for (const folder of [join(root, 'empty'), full]) mkdirSync(folder, { recursive: true })
  try {
    await (await startProduct(join(root, 'empty'))).stop()
    await (await startProduct(full)).stop() // makes the database and the demonstration
    const started = performance.now()
    const planted = await measured<Planted>('plant-many.ts', [slug, String(n)], environmentOf(full))
    console.log(`Planted in ${minutes(performance.now() - started)}`)
    const bytes = statSync(databaseIn(full)).size
    console.log(
      `${n.toLocaleString('en')} signatures: ${gigabytes(bytes)}, ${Math.round(bytes / n)} bytes each\n`,
    )
    console.log(tableOf(await compare(join(root, 'empty'), full)))
    console.log(tableOf(await organizersLines(full, planted)))
    backUp(full, root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

const minutes = (ms: number) => `${(ms / 60_000).toFixed(1)} min`
const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(2)} GB`

const ROUNDS = 5

/** Both databases in turns, one request at a time: what is measured is the work, and a busy moment meets both. */
async function compare(emptyFolder: string, fullFolder: string): Promise<Line[]> {
  const driver = startDriver('drive.ts')
  const empty = await asked(emptyFolder)
  const full = await asked(fullFolder)
  const lines: Line[] = []
  for (const [name, of] of Object.entries({
    'petition page, cached': 'cached',
    'petition page, made anew': 'page',
    'sign, durable, one after the other': 'sign',
  } as const)) {
    const times = { empty: [] as number[], full: [] as number[] }
    for (let round = -1; round < ROUNDS; round++) {
      for (const [where, product] of Object.entries({ empty, full } as const)) {
        const { p50 } = await driver.drive(product.job(of))
        if (round >= 0) times[where as 'empty' | 'full'].push(p50) // the first warms up
      }
    }
    const [small, large] = [Math.min(...times.empty), Math.min(...times.full)]
    const ratio = large / small
    lines.push({
      name: `${name}; ${small.toFixed(2)} ms in an empty database`,
      ...{ p50: large, ratio, floor: 'the empty one', aim: `≤ ${SLOWER}`, reached: ratio <= SLOWER },
    })
  }
  driver.stop()
  await Promise.all([empty.stop(), full.stop()])
  return lines
}

/** A product and what it is asked. */
async function asked(folder: string) {
  const product = await startProduct(folder)
  const html = await (await fetch(`http://127.0.0.1:${product.port}${petition}`)).text()
  const stamp = /name="stamp" value="([^"]+)"/.exec(html)![1]!
  const headers = { 'Accept-Encoding': 'br' }
  let serial = 0
  const posts = () =>
    Array.from({ length: 1_500 }, () => {
      const typed = { name: 'Signer', email: `late-${++serial}@gmail.com`, country: 'GT', stamp }
      return { path: `${petition}/sign`, body: String(new URLSearchParams(typed)) }
    })
  const jobs = {
    cached: () => ({ get: { path: petition, headers } }),
    page: () => ({ get: { path: petition, headers: { ...headers, Authorization: 'Bearer none' } } }), // past the cache
    sign: () => ({ posts: posts() }),
  }
  return {
    stop: product.stop,
    job: (of: keyof typeof jobs) => ({
      ...{ port: product.port, connections: 1, seconds: 2, requests: 1e6 },
      ...jobs[of](),
    }),
  }
}

/** Both by the command line, the restoring into a place of its own. */
function backUp(full: string, root: string) {
  const file = join(root, 'backup.db')
  const amparo = (folder: string, ...args: string[]) => {
    const started = performance.now()
    const env = { ...process.env, ...environmentOf(folder) }
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'app/cli.ts', ...args], {
      env,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`${args[0]} ended with ${status}: ${stderr}`)
    return performance.now() - started
  }
  console.log(`Backup, checked: ${minutes(amparo(full, 'backup', file))}, ${gigabytes(statSync(file).size)}`)
  console.log(`Restoring it, checked: ${minutes(amparo(join(root, 'restored'), 'restore', file))}`)
}
