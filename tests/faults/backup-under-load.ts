// A backup is made while people sign (500 forms a second are offered), of a database with many signatures already; it is
// restored elsewhere, and its totals, pages and references must be exact.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { join } from 'node:path'
import { statSync } from 'node:fs'
import { aPlace } from './place'
import { environmentOf, startBuiltServer, type Place } from '../support/built-server'
import { driftIn, integrityOf, missingFrom, multiplySignatures, signaturesIn } from '../support/kept'
import { percentile, signForever, stampOf } from '../support/signers'
import { conclude, must } from './verdict'

const before = Number(process.argv[2] ?? 300_000)
const place = aPlace()
const first = await startBuiltServer(place)
await (async () => {
  const few = signForever(first.port, { stamp: await stampOf(first.port), name: 'few', connections: 8 })
  await few.reached(20)
  await few.stop()
})()
await first.end('SIGTERM')
multiplySignatures(place.file, before)

const server = await startBuiltServer(place)
const crowd = signForever(server.port, {
  stamp: await stampOf(server.port),
  name: 'load',
  connections: 128,
  perSecond: 500,
})
await wait(4_000)
const calm = crowd.times.slice(-Math.floor(crowd.times.length / 2))
const early = [...crowd.acknowledged]
const began = crowd.times.length
const backup = join(place.data, 'backup.db')
const started = Date.now()
const made = await amparo(place, 'backup', backup)
const seconds = (Date.now() - started) / 1000
const during = crowd.times.slice(began)
await crowd.stop()
await server.end('SIGTERM')

const elsewhere = aPlace('elsewhere')
const restored = await amparo(elsewhere, 'restore', backup)
const stored = signaturesIn(elsewhere.file)
const missing = missingFrom(place, early, elsewhere.file).length
const drift = await driftIn(elsewhere.file)
const integrity = integrityOf(elsewhere.file)
must(made.code === 0, `backup ended with ${made.code}: ${made.said}`)
must(restored.code === 0, `restore ended with ${restored.code}: ${restored.said}`)
must(missing === 0, `${missing} signatures acknowledged before the backup are not in it`)
must(drift === 0 && integrity === 'ok', `${drift} totals differ; integrity: ${integrity}`)
must(during.length > 50, 'hardly anybody could sign during the backup')
console.log(made.said + restored.said)
conclude('A backup while people sign', [
  {
    MiB: Math.round(statSync(backup).size / 2 ** 20),
    'backup s': seconds,
    'signed/s before': Math.round(began / 4),
    'signed/s during': Math.round(during.length / seconds),
    'p50/p99 before': `${percentile(calm, 0.5)}/${percentile(calm, 0.99)} ms`,
    'p50/p99 during': `${percentile(during, 0.5)}/${percentile(during, 0.99)} ms`,
    'in backup': stored,
    'in database': signaturesIn(place.file),
    missing,
    drift,
    integrity,
  },
])

async function amparo(at: Place, ...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli.ts', ...args], {
    env: environmentOf(at),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said }
}
