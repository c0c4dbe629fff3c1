// The server is told to leave while people sign: health says so first, nothing acknowledged is lost, it ends in time.
import { get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { aPlace } from './place'
import { startBuiltServer, type BuiltServer } from '../support/built-server'
import { driftIn, missingFrom } from '../support/kept'
import { signForever, stampOf } from '../support/signers'
import { conclude, must } from './verdict'

/** What a load balancer sees: each probe has a connection of its own. */
const probe = (port: number): Promise<number> =>
  new Promise((resolve) => {
    const asked = get({ host: '127.0.0.1', port, path: '/health', agent: false }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode!))
    })
    asked.on('error', () => resolve(0))
  })

/** Milliseconds until health says 503, while the server still answers everybody. */
async function healthSays503(server: BuiltServer): Promise<number | null> {
  const started = Date.now()
  for (;;) {
    const status = await probe(server.port)
    if (status !== 200) return status === 503 ? Date.now() - started : null
  }
}

const rows: object[] = []
const place = aPlace()
const acknowledged: string[] = []
for (let round = 1; round <= 3; round++) {
  const server = await startBuiltServer(place)
  const crowd = signForever(server.port, {
    stamp: await stampOf(server.port),
    name: `r${round}`,
    connections: 12,
  })
  await crowd.reached(100)
  const before = crowd.acknowledged.length
  const ended = server.end('SIGTERM')
  const told503 = await healthSays503(server)
  await wait(300)
  const meanwhile = crowd.acknowledged.length - before
  const { code, ms } = await ended
  await crowd.stop()
  acknowledged.push(...crowd.acknowledged)
  const missing = missingFrom(place, acknowledged).length
  const drift = await driftIn(place.file)
  must(told503 !== null, `round ${round}: health did not say 503 first`)
  must(meanwhile > 0, `round ${round}: nobody was served after the signal`)
  must(code === 0 && ms < 10_000, `round ${round}: ended with ${code} after ${ms} ms`)
  must(missing === 0 && drift === 0, `round ${round}: ${missing} missing, ${drift} totals differ`)
  const { 303: told, ...others } = crowd.answers
  rows.push({
    round,
    told,
    'told after the signal': crowd.acknowledged.length - before,
    others,
    'health 503 after ms': told503,
    code,
    ms,
    missing,
    drift,
  })
}
conclude('SIGTERM while people sign', rows)
