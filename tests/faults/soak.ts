// People read, sign and confirm for a quarter of an hour: memory and descriptors stay what they were. argv: minutes
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { aPlace } from './place'
import { environmentOf, startBuiltServer } from '../support/built-server'
import { driftIn, integrityOf, missingFrom } from '../support/kept'
import { demonstrationPetition, percentile, signForever, stampOf } from '../support/signers'
import { conclude, must } from './verdict'

const minutes = Number(process.argv[2] ?? 15)
/** What memory may grow by from the middle third to the last: what the allocator keeps differs by that much. */
const SPREAD_MIB = 24
const place = aPlace()
const server = await startBuiltServer(place)
process.prependOnceListener('exit', () => server.child.kill('SIGKILL'))
const { pid } = server.child
const end = performance.now() + minutes * 60_000

interface Sample {
  mebibytes: number
  descriptors: number
}
const samples: Sample[] = []
const crowd = signForever(server.port, {
  stamp: await stampOf(server.port),
  name: 'soak',
  connections: 16,
  perSecond: 40,
})
const answers: Record<string, number> = {}
const count = (status: number) => (answers[status] = (answers[status] ?? 0) + 1)

await Promise.all([reading(), reading(), confirming(), sampling()])
await crowd.stop()
const missing = missingFrom(place, crowd.acknowledged).length
const drift = await driftIn(place.file)
const integrity = integrityOf(place.file)
const third = Math.floor(samples.length / 3)
const parts = [samples.slice(0, third), samples.slice(third, 2 * third), samples.slice(2 * third)]
const [, middle, last] = parts.map((part) => ({
  mebibytes: percentile(
    part.map((one) => one.mebibytes),
    0.5,
  ),
  descriptors: percentile(
    part.map((one) => one.descriptors),
    1,
  ),
}))
// A connection that rests may be closed in the very moment somebody uses it again; browsers then ask anew.
const { cut = 0, ...answered } = crowd.answers
const odd = Object.keys({ ...answers, ...answered }).filter((status) => !['200', '303'].includes(status))
must(cut <= crowd.acknowledged.length / 1_000, `${cut} forms were cut off`)
must(odd.length === 0, `somebody was answered ${odd}`)
must(
  missing === 0 && drift === 0 && integrity === 'ok',
  `${missing} missing, ${drift} totals differ, ${integrity}`,
)
must(
  last!.mebibytes - middle!.mebibytes <= SPREAD_MIB,
  `memory grows: ${middle!.mebibytes} → ${last!.mebibytes} MiB`,
)
must(
  last!.descriptors - middle!.descriptors <= 20,
  `descriptors grow: ${middle!.descriptors} → ${last!.descriptors}`,
)
conclude(
  `${minutes} minutes of reading, signing and confirming: ${JSON.stringify({ ...answers, signed: crowd.acknowledged.length })}`,
  parts.map((part, i) => ({
    third: i + 1,
    'MiB, middle': percentile(
      part.map((one) => one.mebibytes),
      0.5,
    ),
    'MiB, most': percentile(
      part.map((one) => one.mebibytes),
      1,
    ),
    'descriptors, most': percentile(
      part.map((one) => one.descriptors),
      1,
    ),
    'sign p50/p99 ms': `${percentile(crowd.times, 0.5)}/${percentile(crowd.times, 0.99)}`,
    missing,
    drift,
  })),
)

async function reading() {
  const paths = ['', '/count.json', '.json', '/versions', '/sent'].map(
    (rest) => `/petitions/${demonstrationPetition}${rest}`,
  )
  for (let turn = 0; performance.now() < end; turn++) {
    const path = turn % 20 === 0 ? `/petitions?q=${turn}` : paths[turn % paths.length]!
    const answer = await server.ask(turn % 2 ? `/es${path}` : path)
    await answer.arrayBuffer()
    count(answer.status)
    await wait(10)
  }
}

/** Links of waiting signatures, as their letters hold them, pressed. */
async function confirming() {
  while (performance.now() < end - 15_000) {
    await wait(10_000)
    const args = ['--import', 'tsx', 'tests/load/give-tokens.ts', demonstrationPetition, '100']
    const { stdout } = spawnSync(process.execPath, args, { env: environmentOf(place), encoding: 'utf8' })
    for (const secret of JSON.parse(stdout) as string[]) {
      const init = { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }
      const answer = await server.ask(`/confirm/${secret}`, init)
      await answer.arrayBuffer()
      count(answer.status)
    }
  }
}

async function sampling() {
  for (; performance.now() < end; await wait(2_000)) {
    const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]
    samples.push({
      mebibytes: Math.round(Number(kib) / 1024),
      descriptors: readdirSync(`/proc/${pid}/fd`).length,
    })
  }
}
