// PostgreSQL falls for ten seconds, three times, while people sign at two servers: the first time it is stopped, then it
// is killed without a last flush. Kept pages are served, the rest says 503 and when to try again, and nothing that was
// acknowledged is lost. The servers and the worker are never restarted.
import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { aPlace } from './place'
import { environmentOf, startBuiltServer } from '../support/built-server'
import { keptIn } from '../support/kept-in-postgres'
import { postgresPackage, startPostgres } from '../support/postgres'
import { demonstrationPetition, postSignature, signForever, stampOf } from '../support/signers'
import { startWorkerProcess } from '../support/worker-process'
import { cannotRun, conclude, must } from './verdict'

const GONE = 10_000 // ms

if (!existsSync(`node_modules/${postgresPackage}`)) cannotRun(`${postgresPackage} is not installed`)
const postgres = await startPostgres({ lasting: true })
const url = postgres.url('postgres')
const place = aPlace()
const settings = { DATABASE_URL: url, LOG_LEVEL: 'error' }
const servers = [await startBuiltServer(place, settings), await startBuiltServer(place, settings)]
const worker = startWorkerProcess(environmentOf(place, settings))
process.prependOnceListener('exit', () => [...servers, worker].forEach(({ child }) => child.kill('SIGKILL')))
for (const until = Date.now() + 60_000; !worker.said().includes('is running') && Date.now() < until;)
  await wait(100)
const [first] = servers as [(typeof servers)[0]]
const stamp = await stampOf(first.port)
const page = `/petitions/${demonstrationPetition}`
const rows: object[] = []
const acknowledged: string[] = []

for (let round = 1; round <= 3; round++) {
  const crowds = servers.map(({ port }, i) =>
    signForever(port, { stamp, name: `r${round}s${i}`, connections: 8 }),
  )
  await Promise.all(crowds.map((crowd) => crowd.reached(100)))
  await first.ask(page)
  await postgres.halt(round === 1 ? 'fast' : 'immediate')
  const gone = Date.now()
  const pages: Record<string, number> = {}
  let retryAfter: string | null = null
  while (Date.now() < gone + GONE) {
    const { status } = await first.ask(page)
    pages[status] = (pages[status] ?? 0) + 1
    const form = await first.ask(`${page}/sign`, { method: 'POST', body: new URLSearchParams({ stamp }) })
    const away = await first.ask('/es/sources')
    if (away.status === 503) retryAfter = away.headers.get('retry-after')
    await form.body?.cancel()
    await wait(100)
  }
  await postgres.resume()
  const back = Date.now()
  let recovered = 0
  for (let n = 0; !recovered; n++) {
    const email = `back-${round}-${n}@example.org`
    const { status } = await postSignature(first.port, { email, stamp })
    if (status === 303) recovered = Date.now() - back
    else await wait(20)
  }
  await Promise.all(crowds.map((crowd) => crowd.stop()))
  acknowledged.push(...crowds.flatMap((crowd) => crowd.acknowledged))
  await wait(6_000) // the last of them listens again, and has let go of what it may have missed
  const { missing, drift } = await keptIn(url, place, acknowledged)
  const odd = [...new Set(crowds.flatMap(({ answers }) => Object.keys(answers)))].filter(
    (status) => !['303', '503'].includes(status),
  )
  must(missing === 0 && drift === 0, `round ${round}: ${missing} missing, ${drift} totals differ`)
  must(odd.length === 0, `round ${round}: somebody was answered ${odd}`)
  must(
    Object.keys(pages).join() === '200',
    `round ${round}: the kept page was answered ${JSON.stringify(pages)}`,
  )
  must(retryAfter !== null, `round ${round}: nobody was told when to try again`)
  rows.push({
    round,
    acknowledged: crowds.reduce((sum, crowd) => sum + crowd.acknowledged.length, 0),
    'told to wait': crowds.reduce((sum, { answers }) => sum + (answers['503'] ?? 0), 0),
    'kept pages': pages['200'],
    'recovered ms': recovered,
    missing,
    drift,
  })
}
const before = await keptIn(url, place, [])
for (
  const until = Date.now() + 60_000;
  Date.now() < until && (await keptIn(url, place, [])).sent <= before.sent;
)
  await wait(200)
must((await keptIn(url, place, [])).sent > before.sent, 'the worker sends no letters any more')
for (const { child, said } of [...servers, worker])
  must(child.exitCode === null, `a process ended with ${child.exitCode}: ${said().slice(-500)}`)
await postgres.stop()
conclude('PostgreSQL gone for ten seconds, three times', rows)
