// Ten thousand petition pages are open, and each asks for the count as the module of public pages does.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pinning, startDriver } from './pinned'
import { startProduct } from './product'
import { tableOf } from './table'

const readers = Number(process.env.BENCH_READERS ?? 10_000)
/** Bytes of the server's memory for one open page, and milliseconds that a newcomer may wait. */
const BYTES_AIM = 40_000
const PROBE_AIM = 500
const petition = '/petitions/return-the-deportees'

/** Prints what open pages cost. */
export async function benchLive() {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-live-'))
  const product = await startProduct(folder)
  const driver = startDriver('read-on.ts')
  const paths = { path: `${petition}/count.json`, newcomer: petition }
  let peak = 0
  const watching = setInterval(() => (peak = Math.max(peak, product.resident())), 200)
  try {
    await driver.drive({ port: product.port, readers: 50, seconds: 20, ...paths }) // warming up
    const before = product.resident()
    const renders = await product.metric('amparo_page_renders_total')
    peak = 0
    const cpu = product.cpu() ?? 0
    const seen = await driver.drive({ port: product.port, readers, seconds: 60, ...paths })
    const used = ((product.cpu() ?? 0) - cpu) / 60_000
    const made = (await product.metric('amparo_page_renders_total')) - renders
    const each = (peak - before) / readers
    console.log(
      `${readers.toLocaleString('en')} open pages for 60 s (${pinning}): ${seen.answers.toLocaleString('en')} counts, ` +
        `${seen.failures} failures, ${seen.connections.toLocaleString('en')} connections at most, ` +
        `${made} pages made, ${(used * 100).toFixed(0)} % of one core\n`,
    )
    console.log(
      tableOf([
        {
          name: `memory for an open page: ${(each / 1000).toFixed(1)} kB`,
          aim: `< ${BYTES_AIM / 1000} kB`,
          reached: each < BYTES_AIM,
        },
        {
          name: 'a newcomer reads the page',
          ...{ p50: seen.p50, p99: seen.p99 },
          aim: `p99 < ${PROBE_AIM} ms`,
          reached: seen.p99 < PROBE_AIM && seen.failures === 0,
        },
      ]),
    )
  } finally {
    clearInterval(watching)
    driver.stop()
    await product.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
