// Fifteen hundred clients send a letter a second, or ask for pages and do not read them: everybody else is served as
// before, and the slow ones are shown out.
import { connect, type Socket } from 'node:net'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { aPlace } from './place'
import { startBuiltServer } from '../support/built-server'
import { driftIn, missingFrom } from '../support/kept'
import { demonstrationPetition, percentile, signForever, stampOf } from '../support/signers'
import { conclude, must } from './verdict'

const SLOW = 1_500
const place = aPlace()
const server = await startBuiltServer(place)
process.prependOnceListener('exit', () => server.child.kill('SIGKILL'))
const { pid } = server.child
const descriptors = () => readdirSync(`/proc/${pid}/fd`).length
const mebibytes = () =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024)

const stamp = await stampOf(server.port)
const alone = await everybodyElse('before')
const before = { descriptors: descriptors(), mebibytes: mebibytes() }

const host = `Host: 127.0.0.1:${server.port}\r\n`
const page = `GET /petitions/${demonstrationPetition} HTTP/1.1\r\n${host}\r\n`
const kinds: ((socket: Socket) => void)[] = [
  (socket) =>
    trickle(socket, `GET /petitions/${demonstrationPetition} HTTP/1.1\r\n${host}X-Slow: ${'x'.repeat(500)}`),
  (socket) => {
    const head = 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\n'
    socket.write(`POST /petitions/${demonstrationPetition}/sign HTTP/1.1\r\n${host}${head}`)
    trickle(socket, 'n'.repeat(500))
  },
  (socket) => void socket.pause().write(page.repeat(20)), // a hundred kilobytes that nobody takes
]
let shownOut = 0
const sockets = Array.from({ length: SLOW }, (_, i) => {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('connect', () => kinds[i % kinds.length]!(socket))
  socket.on('error', () => {})
  socket.on('close', () => shownOut++)
  return socket
})
await wait(3_000)
const most = { descriptors: descriptors(), mebibytes: mebibytes() }
const among = await everybodyElse('among')
for (const end = Date.now() + 90_000; descriptors() > before.descriptors + 20 && Date.now() < end;) {
  for (const socket of sockets) if (socket.isPaused()) socket.resume() // only then does a client hear that it was shown out
  await wait(500)
}
const after = { descriptors: descriptors(), mebibytes: mebibytes() }
const calm = await everybodyElse('after')

must(
  most.descriptors > before.descriptors + SLOW * 0.9,
  `only ${most.descriptors} descriptors: they did not get in`,
)
must(among.odd.length === 0, `among slow clients, somebody was answered ${among.odd}`)
must(
  among.p99 < Math.max(500, 3 * alone.p99),
  `among slow clients, the slowest of a hundred waits ${among.p99} ms`,
)
must(most.mebibytes - before.mebibytes < 256, `slow clients cost ${most.mebibytes - before.mebibytes} MiB`)
must(after.descriptors <= before.descriptors + 20, `${after.descriptors} descriptors are open still`)
const everybody = [...alone.acknowledged, ...among.acknowledged, ...calm.acknowledged]
const missing = missingFrom(place, everybody).length
const drift = await driftIn(place.file)
must(missing === 0 && drift === 0, `${missing} missing, ${drift} totals differ`)
conclude(`${SLOW} slow clients`, [
  row('before', alone, before),
  row('among them', among, most),
  row('when they were shown out', calm, after),
])

function row(
  when: string,
  { p50, p99, acknowledged }: Awaited<ReturnType<typeof everybodyElse>>,
  held: object,
) {
  return {
    when,
    signed: acknowledged.length,
    'p50/p99 ms': `${p50}/${p99}`,
    shownOut,
    ...held,
    missing,
    drift,
  }
}

/** Two hundred people sign, and each reads a page over a connection of their own before. */
async function everybodyElse(name: string) {
  const crowd = signForever(server.port, { stamp, name, connections: 8, perSecond: 60 })
  const times: number[] = []
  const odd: number[] = []
  while (crowd.acknowledged.length < 200 && times.length < 4_000) {
    const started = performance.now()
    const answer = await server.ask('/petitions', { headers: { Connection: 'close' } })
    await answer.arrayBuffer()
    times.push(performance.now() - started)
    if (answer.status !== 200) odd.push(answer.status)
  }
  await crowd.stop()
  const all = [...times, ...crowd.times]
  odd.push(
    ...Object.keys(crowd.answers)
      .map(Number)
      .filter((status) => status !== 303),
  )
  return { acknowledged: crowd.acknowledged, odd, p50: percentile(all, 0.5), p99: percentile(all, 0.99) }
}

/** A letter a second. */
function trickle(socket: Socket, text: string) {
  let at = 0
  const next = setInterval(() => socket.write(text[at++ % text.length]!), 1_000)
  socket.on('close', () => clearInterval(next))
}
