// Pages, signatures and confirmations, each as fast as one core answers, beside two floors measured in the same run.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../support/free-port'
import type { Driven, Job } from './drive'
import { fetched, firstVisit, type FirstVisit } from './first-visit'
import { measured, onCore, pinning, startDriver } from './pinned'
import { databaseIn, environmentOf, startProduct, type Product } from './product'
import { tableOf, type Line } from './table'

const seconds = Number(process.env.BENCH_SECONDS ?? 3)
const profile = process.env.BENCH_PROFILE // a folder: the product writes its CPU profiles there
const nodeOptions = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []
const ROUNDS = 3
const lines: Line[] = []
let folder: string
let driver: ReturnType<typeof startDriver<'drive.ts'>>
let product: Product
let visit: FirstVisit
const slug = 'return-the-deportees'
const path = `/petitions/${slug}`
const encoding = { 'Accept-Encoding': 'br' }
/** How many units of writing share a commit at a number of connections. */
const signingAt = [
  { connections: 1, batch: 1 },
  { connections: 64, batch: 64 },
  { connections: 256, batch: 128 },
]

/** Prints a line for each, and what a first visit weighs. */
export async function benchOneCore() {
  folder = mkdtempSync(join(tmpdir(), 'amparo-bench-'))
  try {
    driver = startDriver('drive.ts')
    product = await startProduct(folder, nodeOptions)
    console.log(
      `Each line ${seconds} s, the middle of ${ROUNDS} rounds where a floor is named; ${pinning}.\n`,
    )
    await cachedAndUncached()
    visit = await firstVisit(product.port, path, await plainPage())
    await signing()
    await confirming()
    driver.stop()
    console.log(tableOf(lines))
    console.log(visitTable())
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Measured extends Driven {
  /** Milliseconds of the product's processor time for one answer. */
  cpu?: number | undefined
}

async function onProduct(job: Omit<Job, 'port' | 'seconds'>): Promise<Measured> {
  const before = product.cpu()
  const driven = await driver.drive({ ...job, port: product.port, seconds })
  const after = product.cpu()
  return before === null || after === null ? driven : { ...driven, cpu: (after - before) / driven.answered }
}

async function plainPage() {
  const response = await fetch(`http://127.0.0.1:${product.port}${path}`)
  return response.text()
}

async function cachedAndUncached() {
  const page = await fetched(product.port, path)
  const bare = await startBare(page)
  const hotPage = { connections: 64, requests: 1e6, get: { path, headers: encoding } }
  const floor = () => driver.drive({ ...hotPage, port: bare.port, seconds })
  const cached = () => onProduct(hotPage)
  // No kept page answers who says who they are: the page is made for each request.
  const named = { ...encoding, Authorization: 'Bearer none' }
  const uncached = () => onProduct({ connections: 16, requests: 1e6, get: { path, headers: named } })
  await floor() // warming up
  await cached()
  await uncached()
  const rounds: Record<'floor' | 'page' | 'bypass', Measured[]> = { floor: [], page: [], bypass: [] }
  let pages = 0
  let reads = 0
  for (let round = 0; round < ROUNDS; round++) {
    rounds.floor.push(only('200', await floor()))
    const before = await product.metric('amparo_database_reads_total')
    const kept = only('200', await cached())
    reads += (await product.metric('amparo_database_reads_total')) - before
    pages += kept.answered
    rounds.page.push(kept)
    rounds.bypass.push(only('200', await uncached()))
  }
  bare.stop()
  const [least, hot, cold] = [middle(rounds.floor), middle(rounds.page), middle(rounds.bypass)]
  const ratio = hot.perSecond / least.perSecond
  console.log(
    `Queries for ${pages.toLocaleString('en')} cached pages, the worker's own among them: ${reads}\n`,
  )
  lines.push({ name: 'bare HTTP: the same bytes from node:http, 64 connections', ...least })
  lines.push({
    name: 'petition page, cached, 64 connections',
    ...hot,
    floor: 'bare HTTP',
    ratio,
    aim: '≥ 0.60',
    reached: ratio >= 0.6,
  })
  lines.push({
    name: 'petition page, past the cache, 16 connections',
    ...cold,
    aim: '≥ 400',
    reached: cold.perSecond >= 400,
  })
}

async function startBare(page: { headers: string[]; bytes: Buffer }) {
  const file = join(folder, 'page.json')
  const own = new Set(['date', 'connection', 'keep-alive'])
  const headers = page.headers.filter((_, i) => !own.has(page.headers[i - (i % 2)]!.toLowerCase()))
  writeFileSync(file, JSON.stringify({ headers, body: page.bytes.toString('base64') }))
  const port = freePort()
  const child = onCore(0, ['--import', 'tsx', 'tests/load/bare-http.ts', file, String(port)], {}, [
    'ignore',
    'pipe',
    'inherit',
  ])
  await once(child.stdout!, 'data')
  return { port, stop: () => child.kill() }
}

async function signing() {
  const [, stamp] = /name="stamp" value="([^"]+)"/.exec(await plainPage())!
  let serial = 0
  const posts = (n: number) =>
    Array.from({ length: n }, () => {
      const email = `bench${++serial}@gmail.com`
      const body = new URLSearchParams({ name: `Signer ${serial}`, email, country: 'GT', stamp: stamp! })
      return { path: `${path}/sign`, body: `${body}&shown=on` }
    })
  const run = async (connections: number, n: number) =>
    only('303', await onProduct({ connections, requests: n, posts: posts(n) }))
  await run(16, 500)
  const driven: Measured[] = []
  for (const { connections } of signingAt)
    driven.push(await run(connections, connections === 1 ? 3_000 : 15_000))
  await product.stop()
  for (const [i, { connections, batch }] of signingAt.entries()) {
    const copy = join(folder, 'floor.db')
    for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true })
    copyFileSync(databaseIn(folder), copy)
    const { perSecond } = await measured<{ perSecond: number }>('raw-signature.ts', [
      copy,
      `${batch}`,
      `${seconds}`,
    ])
    const reached = rate(driven[i]!)
    lines.push({ name: `raw signature: the same rows, ${batch} to a commit`, perSecond })
    lines.push({
      name: `sign, durable, ${connections} ${connections === 1 ? 'connection' : 'connections'}`,
      ...reached,
      floor: 'raw signature',
      ratio: reached.perSecond / perSecond,
      ...(connections > 1 ? { aim: '≥ 1,000', reached: reached.perSecond >= 1_000 } : {}),
    })
  }
}

async function confirming() {
  const secrets = await measured<string[]>('give-tokens.ts', [slug, '4000'], environmentOf(folder))
  product = await startProduct(folder, nodeOptions)
  const posts = secrets.map((secret) => ({ path: `/confirm/${secret}`, body: '' }))
  const half = posts.length / 2
  const run = async (some: typeof posts) =>
    only('303', await onProduct({ connections: 64, requests: half, posts: some }))
  await run(posts.slice(0, half))
  lines.push({ name: 'confirm, durable, 64 connections', ...rate(await run(posts.slice(half))) })
  await product.stop()
}

function visitTable() {
  const { html, css, script, fonts } = visit
  const page = html + css + script
  const of = (bytes: number, budget: number) =>
    `${bytes.toLocaleString('en')} of ${budget.toLocaleString('en')} bytes: ${bytes <= budget ? 'ok' : 'OVER'}`
  return [
    '',
    `First visit, compressed: HTML ${html.toLocaleString('en')}, CSS ${css.toLocaleString('en')}, script ${script.toLocaleString('en')}`,
    `  together ${of(page, 25_000)}`,
    `  fonts    ${of(fonts, 60_000)}`,
  ].join('\n')
}

/** @throws when anything but the expected answer came: a fast refusal is no measurement. */
function only(status: string, driven: Measured): Measured {
  const others = Object.keys(driven.statuses).filter((seen) => seen !== status)
  if (others.length) throw new Error(`Expected ${status} alone, got ${JSON.stringify(driven.statuses)}`)
  return driven
}

function rate({ answered, seconds, p50, p99, cpu }: Measured) {
  return { perSecond: answered / seconds, p50, p99, cpu }
}

function middle(rounds: Measured[]) {
  return rounds.map(rate).sort((a, b) => a.perSecond - b.perSecond)[Math.floor(rounds.length / 2)]!
}
