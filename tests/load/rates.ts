// The rate of arrivals that one core sustains: people sign, or a whole record day is read, signed and confirmed.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Arrived, Arriving } from './arrive'
import { measured, pinning, startDriver } from './pinned'
import { databaseIn, environmentOf, startProduct, type Product } from './product'
import { tableOf, type Line } from './table'

const seconds = Number(process.env.BENCH_RATE_SECONDS ?? 8)
const profile = process.env.BENCH_PROFILE
const nodeOptions = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []
/** Milliseconds within which 99 of 100 signers must have their answer. */
const PATIENCE = 250
/** A record day's readers and confirmations for each signature: UK Parliament, 2016. */
const READERS = 20
const CONFIRMATIONS = 0.7
const slug = 'return-the-deportees'
const sign = `/petitions/${slug}/sign`

interface Step {
  rate: number
  arrived: Arrived
  /** Milliseconds the event loop was late, 99 of 100 times at most. */
  lag: number
  bytes: number
  holds: boolean
}

let product: Product
let serial = 0

/** Prints the highest rates at which nothing fails, and the floors of the same run. */
export async function benchRates() {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-rates-'))
  const driver = startDriver('arrive.ts')
  const drive = (job: Omit<Arriving, 'port' | 'seconds'>, time = seconds) =>
    driver.drive({ ...job, port: product.port, seconds: time })
  try {
    product = await startProduct(folder, nodeOptions)
    console.log(`Open arrivals at random moments, ${seconds} s a step; ${pinning}.\n`)
    const stamp = await stampOf()
    const signing = (perSecond: number, time = seconds) => ({
      name: 'sign',
      perSecond,
      status: 303,
      posts: signatures(perSecond, time, stamp),
    })
    await drive({ streams: [signing(200, 4)] }, 4) // warming up
    const only = await highest('sign only', 500, (rate) => drive({ streams: [signing(rate)] }))
    await product.stop()
    const floors = await floorsOf(folder)

    const links = await confirmations(folder)
    product = await startProduct(folder, nodeOptions)
    const pages = await addresses()
    const mixed = (rate: number, time = seconds) => {
      const perSecond = rate * CONFIRMATIONS
      return drive(
        {
          streams: [
            signing(rate, time),
            { name: 'read', perSecond: rate * READERS, status: 200, gets: pages },
            { name: 'confirm', perSecond, status: 303, posts: links.splice(0, needed(perSecond, time)) },
          ],
        },
        time,
      )
    }
    await mixed(50, 4)
    const day = await highest('record day', 100, mixed)
    await product.stop()
    console.log(
      tableOf([...linesOf('sign only', only, 1_000, floors), ...linesOf('record day', day, 250, floors)]),
    )
  } finally {
    driver.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Climbs by a quarter while the rate holds, then tries the middle of the last two. A step that fails gets a second try. */
async function highest(
  name: string,
  from: number,
  at: (rate: number) => Promise<Arrived>,
): Promise<Step | null> {
  let best: Step | null = null
  const attempt = async (rate: number) => {
    for (let tries = 0; tries < 2; tries++) {
      const step = await observed(name, rate, () => at(rate))
      if (step.holds) return (best = step)
    }
    return null
  }
  let rate = from
  while (await attempt(Math.round(rate))) rate *= 1.25
  if (best) await attempt(Math.round(rate / Math.sqrt(1.25)))
  return best
}

async function observed(name: string, rate: number, run: () => Promise<Arrived>): Promise<Step> {
  await product.metric('nodejs_eventloop_lag_p99_seconds') // asking begins a new measurement
  const arrived = await run()
  const lag = (await product.metric('nodejs_eventloop_lag_p99_seconds')) * 1000
  const bytes = product.resident()
  const failed = arrived.streams.reduce((sum, stream) => sum + stream.failed, 0)
  const holds = failed === 0 && arrived.streams[0]!.p99 < PATIENCE
  const told = arrived.streams.map(
    (stream) =>
      `${stream.name} ${stream.p50.toFixed(1)}/${stream.p99.toFixed(0)}/${stream.max.toFixed(0)}` +
      (stream.failed ? ` ${stream.failed} FAILED ${JSON.stringify(stream.statuses)}` : ''),
  )
  console.log(
    `${name}, ${rate} signatures/s: ${told.join(', ')} ms (p50/p99/max); event loop p99 ${lag.toFixed(0)} ms, ` +
      `${Math.round(bytes / 2 ** 20)} MiB, driver late by ${arrived.late.toFixed(0)} ms: ${holds ? 'holds' : 'does not hold'}`,
  )
  return { rate, arrived, lag, bytes, holds }
}

function linesOf(name: string, step: Step | null, aim: number, floors: Line[]): Line[] {
  if (!step) return [{ name: `${name}: no rate held`, aim: `≥ ${aim}`, reached: false }]
  return step.arrived.streams.flatMap(({ name: stream, came, p50, p99 }): Line[] => {
    const perSecond = came / step.arrived.seconds
    const line = { name: `${name}: ${stream}`, perSecond, p50, p99 }
    if (stream !== 'sign') return [line]
    return [
      { ...line, perSecond: step.rate, aim: `≥ ${aim.toLocaleString('en')}`, reached: step.rate >= aim },
      ...floors.map((floor) => ({
        ...floor,
        floor: 'it is reached',
        ratio: step.rate / floor.perSecond!,
      })),
    ]
  })
}

const needed = (perSecond: number, time: number) =>
  Math.ceil(perSecond * time + 6 * Math.sqrt(perSecond * time) + 10)

const signatures = (perSecond: number, time: number, stamp: string) =>
  Array.from({ length: needed(perSecond, time) }, () => {
    const email = `rate${++serial}@gmail.com`
    const body = new URLSearchParams({ name: `Signer ${serial}`, email, country: 'GT', stamp })
    return { path: sign, body: `${body}&shown=on` }
  })

const ask = async (path: string) => (await fetch(`http://127.0.0.1:${product.port}${path}`)).text()

async function stampOf(): Promise<string> {
  return /name="stamp" value="([^"]+)"/.exec(await ask(`/petitions/${slug}`))![1]!
}

/** What a day's readers open: the petition in both languages most of all, its count, the other petitions, the lists. */
async function addresses() {
  const others = [...(await ask('/petitions')).matchAll(/href="(\/petitions\/[a-z0-9-]+)"/g)].map(
    ([, path]) => path!,
  )
  const petition = `/petitions/${slug}`
  const paths = [...new Set(others)].flatMap((other) => [
    petition,
    `/es${petition}`,
    `${petition}/count.json`,
    other,
  ])
  return [...paths, '/', '/es', '/petitions', '/sources'].map((path) => ({
    path,
    headers: { 'Accept-Encoding': 'br' },
  }))
}

/** Links of waiting signatures, as their letters hold them. */
async function confirmations(folder: string) {
  const secrets = await measured<string[]>('give-tokens.ts', [slug, '15000'], environmentOf(folder))
  return secrets.map((secret) => ({ path: `/confirm/${secret}`, body: '' }))
}

/** The same rows by prepared statements, one and 128 to a commit. */
async function floorsOf(folder: string): Promise<Line[]> {
  const lines: Line[] = []
  for (const batch of [1, 128]) {
    const copy = join(folder, 'floor.db')
    for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true })
    copyFileSync(databaseIn(folder), copy)
    const { perSecond } = await measured<{ perSecond: number }>('raw-signature.ts', [copy, `${batch}`, '3'])
    lines.push({ name: `raw signature, ${batch} to a commit, of which`, perSecond })
    rmSync(copy, { force: true })
  }
  return lines
}
