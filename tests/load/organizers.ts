// `tsx tests/load/organizers.ts`: the organizers' pages and an export with a million signatures in one petition.
import { readFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addressOf, namedBy, rules, type Asked } from '../journeys/organizer-rules'
import { measured } from './pinned'
import { environmentOf, startProduct } from './product'
import { tableOf, type Line } from './table'

const PETITION = 'return-the-deportees'
/** Times each page is asked for; the first two warm up. */
const TIMES = 22
/** Milliseconds of server time that a page may take which tells of signatures, and any other. */
const SIGNATURES_AIM = 100
const PAGE_AIM = 150
/** Bytes that an export may add to the server's memory at its peak. */
const MEMORY_AIM = 128 * 1024 * 1024

/** Prints a line for each page, each search, the export and a packet. @throws when an answer is not what a person would get. */
export async function benchOrganizers(signatures = Number(process.env.BENCH_SIGNATURES ?? 1_000_000)) {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-organizers-'))
  try {
    const first = await startProduct(folder) // makes the database and the demonstration
    await first.stop()
    const planted = await measured<Planted>(
      'plant-many.ts',
      [PETITION, String(signatures)],
      environmentOf(folder),
    )
    console.log(`With ${signatures.toLocaleString('en')} signatures in one petition:\n`)
    console.log(tableOf(await organizersLines(folder, planted)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What `plant-many` prints: the cookie of an owner, and what to write into addresses. */
export interface Planted {
  cookie: string
  known: Record<string, string>
}

/** The pages of an owner over a folder's database, the export and a packet. */
export async function organizersLines(folder: string, { cookie, known }: Planted): Promise<Line[]> {
  const product = await startProduct(folder)
  const base = `http://127.0.0.1:${product.port}`
  const headers = { Cookie: cookie, Origin: base, 'Sec-Fetch-Site': 'same-origin' }
  const lines: Line[] = []
  const home = `/manage/petitions/${PETITION}`

  async function line(name: string, path: string, aim: number, fields?: Record<string, string>) {
    const times: number[] = []
    for (let turn = 0; turn < TIMES; turn++) {
      const started = performance.now()
      const answer = await fetch(base + path, {
        headers,
        redirect: 'manual',
        ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
      })
      await answer.arrayBuffer()
      times.push(performance.now() - started)
      if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`)
    }
    const sorted = times.slice(2).sort((a, b) => a - b)
    const p50 = sorted[Math.floor(sorted.length / 2)]!
    const p99 = sorted.at(-1)!
    lines.push({ name, p50, p99, aim: `p50 < ${aim} ms`, reached: p50 < aim })
  }

  const about = (name: string, path: string, fields?: Record<string, string>) =>
    line(name, path, SIGNATURES_AIM, fields)
  const search = (by: string, what: string) => ({ by, what })
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  await about('figures of the petition, all days', `${home}?days=all`)
  await about('a page in the middle', `${home}/signatures?at=${Date.now() - 30 * 86_400_000}&id=1`)
  await about('signatures withdrawn', `${home}/signatures?state=withdrawn`)
  await about('signatures of a country', `${home}/signatures?country=GT`)
  await about('signatures of a day', `${home}/signatures?day=${yesterday}`)
  await about('search by mailbox', `${home}/signatures`, search('mailbox', 'many-777@d777.example'))
  await about('search by mail domain', `${home}/signatures`, search('domain', 'd777.example'))
  await about('search by shown name', `${home}/signatures`, search('name', 'Ana'))
  await about('search by network', `${home}/signatures`, search('network', '192.0.2.1'))
  await about('a mailbox over all petitions', '/manage/people', { email: 'many-777@d777.example' })
  for (const [file, aim] of pages())
    await line(file.slice('manage.'.length), addressOf(file, named(known)), aim)
  lines.push(await exporting(base, headers, product.pid))
  lines.push(...(await packet(base, headers, product.pid, home)))
  await product.stop()
  return lines
}

/** The demonstration's own things, by the segment of the address before their name. */
const demonstration: Record<string, string> = {
  petitions: PETITION,
  review: PETITION,
  campaigns: 'return-the-deportees',
  targets: 'us-government',
  target: 'us-government',
  sources: 'amnesty-unlawful-expulsions',
  claims: 'expelled-amnesty-march',
  instance: 'demonstration',
}
const named = (known: Record<string, string>) =>
  namedBy((segment) => {
    const name = known[segment] ?? demonstration[segment]
    if (!name) throw new Error(`Nothing was planted to stand after ${segment} in an address`)
    return name
  })

/** What tells of signatures has the tighter bound. */
const ofSignatures: Asked[] = ['overview.see', 'figures.see', 'signatures.see', 'signatures.decide']
/** Documents, tables and streams, which are no pages. */
const files = /\[\.\]|_\.(csv|download|file|mail|progress)$/

/** Every page of the desk by the file of its route, and the milliseconds it may take. */
const pages = (): [file: string, aim: number][] =>
  Object.entries(rules).flatMap(([file, { GET }]) =>
    !GET || files.test(file)
      ? []
      : [[file, [GET].flat().some((asked) => ofSignatures.includes(asked)) ? SIGNATURES_AIM : PAGE_AIM]],
  )

/** What one download adds to the server's memory, beside what it answers. */
async function watchMemory<T>(pid: number, download: () => Promise<T>) {
  const before = residentOf(pid)
  let peak = before
  const watching = setInterval(() => (peak = Math.max(peak, residentOf(pid))), 50)
  const started = performance.now()
  const answered = await download()
  clearInterval(watching)
  const seconds = (performance.now() - started) / 1000
  const told = `memory ${mebibytes(before)} → ${mebibytes(peak)} at the peak`
  return { answered, seconds, told, reached: peak - before < MEMORY_AIM }
}

const mebibytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MiB`

/** A packet with every fifth signer's name: its letter and its table. */
async function packet(
  base: string,
  headers: Record<string, string>,
  pid: number,
  home: string,
): Promise<Line[]> {
  const desk = await (await fetch(`${base}${home}/delivery`, { headers })).text()
  const target = /name="target" value="([^"]+)"/.exec(desk)![1]!
  const prepared = await fetch(`${base}${home}/delivery`, {
    ...{ method: 'POST', headers, redirect: 'manual' },
    body: new URLSearchParams({ target, language: 'es' }),
  })
  const address = base + prepared.headers.get('location')!
  const lines: Line[] = []
  for (const file of ['letter.pdf', 'names.csv']) {
    const { answered, seconds, told, reached } = await watchMemory(pid, async () => {
      const answer = await fetch(`${address}/${file}`, { headers })
      if (answer.status !== 200) throw new Error(`${file} was answered ${answer.status}`)
      let bytes = 0
      let rows = -1
      for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
        bytes += chunk.length
        if (file === 'names.csv') for (const byte of chunk) if (byte === 10) rows++
      }
      return { bytes, rows }
    })
    const names = answered.rows > 0 ? `, ${answered.rows.toLocaleString('en')} names` : ''
    lines.push({
      name: `packet, ${file}: ${mebibytes(answered.bytes)}${names} in ${seconds.toFixed(1)} s, ${told}`,
      aim: `< ${mebibytes(MEMORY_AIM)} more`,
      reached,
    })
  }
  return lines
}

async function exporting(base: string, headers: Record<string, string>, pid: number): Promise<Line> {
  const columns = ['number', 'day', 'country', 'language', 'source', 'shown_name', 'email', 'name_to_deliver']
  const fields = new URLSearchParams({ petition: PETITION, format: 'csv', reason: 'Measuring' })
  for (const name of columns) fields.append('columns', name)
  const post = (path: string, body: URLSearchParams) =>
    fetch(base + path, { method: 'POST', headers, body, redirect: 'manual' })
  const asked = await post('/manage/exports', fields)
  const address = asked.headers.get('location')!
  const page = await (await fetch(base + address, { headers })).text()
  const link = /name="link" value="([^"]+)"/.exec(page)![1]!
  const { answered, seconds, told, reached } = await watchMemory(pid, async () => {
    const answer = await post(`${address}/download`, new URLSearchParams({ link }))
    let lineEnds = 0
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>)
      for (const byte of chunk) if (byte === 10) lineEnds++
    return lineEnds
  })
  const rows = answered - 1
  return {
    name: `export: ${rows.toLocaleString('en')} rows, ${told}`,
    perSecond: rows / seconds,
    aim: `< ${mebibytes(MEMORY_AIM)} more`,
    reached,
  }
}

/** Bytes of memory that a process holds now. */
function residentOf(pid: number): number {
  const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kib ?? 0) * 1024
}

if (/[\\/]organizers(\.ts)?$/.test(process.argv[1] ?? '')) await benchOrganizers()
