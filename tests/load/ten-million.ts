// Ten million signatures in one petition, beside an empty database. Takes half an hour and thirty gigabytes.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { organizersLines } from './organizers'
import { measured, startDriver } from './pinned'
import { databaseIn, environmentOf, startProduct } from './product'
import { tableOf, type Line } from './table'

const slug = 'return-the-deportees'
const petition = `/petitions/${slug}`
/** By how much a full database may be slower than an empty one. */
const SLOWER = 1.3

interface Latency {
  /** Milliseconds, the middle of all. */
  cached: number
  page: number
  sign: number
}

/** Prints latencies, the organizers' pages, the export, and what a backup takes. `BENCH_PLANTED` names a folder that is full already. */
export async function benchTenMillion(n = Number(process.env.BENCH_SIGNATURES ?? 10_000_000)) {
  const root = mkdtempSync(join(tmpdir(), 'amparo-ten-million-'))
  const full = process.env.BENCH_PLANTED ?? join(root, 'full')
  for (const folder of [join(root, 'empty'), full]) mkdirSync(folder, { recursive: true })
  try {
    const empty = await latencyIn(join(root, 'empty'))
    if (!process.env.BENCH_PLANTED) {
      await (await startProduct(full)).stop() // makes the database and the demonstration
      const started = performance.now()
      await measured('plant-many.ts', [slug, String(n)], environmentOf(full))
      console.log(`Planted in ${minutes(performance.now() - started)}`)
    }
    const bytes = statSync(databaseIn(full)).size
    console.log(
      `${n.toLocaleString('en')} signatures: ${gigabytes(bytes)}, ${Math.round(bytes / n)} bytes each\n`,
    )
    const { owner } = await measured<{ owner: string }>('../support/sign-in-here.ts', [], environmentOf(full))
    const latency = await latencyIn(full)
    const compared = (name: string, what: keyof Latency): Line => {
      const ratio = latency[what] / empty[what]
      return {
        name: `${name}; ${empty[what].toFixed(2)} ms in an empty database`,
        p50: latency[what],
        ratio,
        floor: 'the empty one',
        aim: `≤ ${SLOWER}`,
        reached: ratio <= SLOWER,
      }
    }
    console.log(
      tableOf([
        compared('petition page, cached', 'cached'),
        compared('petition page, made anew', 'page'),
        compared('sign, durable, one after the other', 'sign'),
      ]),
    )
    console.log(tableOf(await organizersLines(full, owner)))
    backUp(full, root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

const minutes = (ms: number) => `${(ms / 60_000).toFixed(1)} min`
const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(2)} GB`

/** One request at a time, so that what is measured is the work and not the queue. */
async function latencyIn(folder: string): Promise<Latency> {
  const product = await startProduct(folder)
  const driver = startDriver('drive.ts')
  try {
    const html = await (await fetch(`http://127.0.0.1:${product.port}${petition}`)).text()
    const stamp = /name="stamp" value="([^"]+)"/.exec(html)![1]!
    const get = { path: petition, headers: { 'Accept-Encoding': 'br' } }
    const named = { ...get, headers: { ...get.headers, Authorization: 'Bearer none' } } // past the cache
    const run = { port: product.port, connections: 1, seconds: 6, requests: 1e6 }
    const posts = Array.from({ length: 6_000 }, (_, i) => {
      const email = `late-${i}@gmail.com`
      return {
        path: `${petition}/sign`,
        body: String(new URLSearchParams({ name: `Signer ${i}`, email, country: 'GT', stamp })),
      }
    })
    await driver.drive({ ...run, seconds: 2, get: named })
    await driver.drive({ ...run, seconds: 2, posts: posts.splice(0, 1_500) })
    const cached = await driver.drive({ ...run, get })
    const page = await driver.drive({ ...run, get: named })
    const sign = await driver.drive({ ...run, posts })
    return { cached: cached.p50, page: page.p50, sign: sign.p50 }
  } finally {
    driver.stop()
    await product.stop()
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
