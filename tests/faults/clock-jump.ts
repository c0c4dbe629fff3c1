// The machine's clock is set an hour forward and two hours back while people sign: everybody is answered, pages stay
// fresh, letters go out, and nothing acknowledged is lost.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { HOUR } from '../../app/duration'
import { aPlace } from './place'
import { startBuiltServer } from '../support/built-server'
import { driftIn, integrityOf, missingFrom, query } from '../support/kept'
import { demonstrationPetition, percentile, signForever, stampOf } from '../support/signers'
import { conclude, must } from './verdict'

const place = aPlace()
const clock = join(place.data, 'clock')
writeFileSync(clock, '0')
const server = await startBuiltServer(place, {
  NODE_OPTIONS: '--import ./tests/faults/jump-clock.mjs',
  CLOCK_ASIDE: clock,
})
process.prependOnceListener('exit', () => server.child.kill('SIGKILL'))
const acknowledged: string[] = []
const rows: object[] = []

const jumps = Object.entries({
  right: 0,
  'an hour ahead': HOUR,
  'an hour behind': -HOUR,
  again: 0,
})
for (const [i, [name, aside]] of jumps.entries()) {
  const old = await stampOf(server.port)
  writeFileSync(clock, String(aside))
  server.child.kill('SIGUSR2')
  const newest = query<number>(place.file, 'select coalesce(max(id), 0) from letters')[0]!
  const before = await waiting()
  // A form that lay open: it counts, or comes back with what was typed when it seems to be made in the future.
  const lying = signForever(server.port, { stamp: old, name: `open-${i}`, connections: 1 })
  await wait(300)
  await lying.stop()
  const stamp = await freshStamp(old)
  const crowd = signForever(server.port, { stamp, name: `jump-${i}`, connections: 16, perSecond: 100 })
  await crowd.reached(300)
  await crowd.stop()
  const grown = await until(async () => (await waiting()) >= before + 300)
  const sent = await until(async () => {
    const waits = `select count(*) from letters where state = 'sent' and id > ${newest}`
    return query<number>(place.file, waits)[0]! >= 300
  })
  acknowledged.push(...lying.acknowledged, ...crowd.acknowledged)
  const missing = missingFrom(place, acknowledged).length
  const drift = await driftIn(place.file)
  const odd = [...Object.keys(crowd.answers)].filter((status) => status !== '303')
  const oddOpen = Object.keys(lying.answers).filter((status) => status !== '303' && status !== '422')
  must(odd.length === 0, `clock ${name}: somebody was answered ${odd}`)
  must(oddOpen.length === 0, `clock ${name}: a form that lay open was answered ${oddOpen}`)
  must(grown, `clock ${name}: the page's count stands still`)
  must(sent, `clock ${name}: letters do not go out`)
  must(missing === 0 && drift === 0, `clock ${name}: ${missing} missing, ${drift} totals differ`)
  rows.push({
    clock: name,
    signed: crowd.acknowledged.length,
    'open forms': JSON.stringify(lying.answers),
    'p50/p99 ms': `${percentile(crowd.times, 0.5)}/${percentile(crowd.times, 0.99)}`,
    missing,
    drift,
  })
}
must(server.child.exitCode === null, 'the server ended')
must(integrityOf(place.file) === 'ok', 'the file is damaged')
conclude('A clock that is set forward and back while people sign', rows)

/** What everybody sees on the petition's page. */
async function waiting(): Promise<number> {
  const answer = await server.ask(`/petitions/${demonstrationPetition}/count.json`)
  return ((await answer.json()) as { waiting: number }).waiting
}

/** The stamp of a page that was made since the clock was set. */
async function freshStamp(old: string): Promise<string> {
  let stamp = old
  await until(async () => {
    stamp = await stampOf(server.port)
    return stamp !== old
  })
  return stamp
}

/** Whether something comes true within a minute and a half. */
async function until(holds: () => Promise<boolean>): Promise<boolean> {
  for (const end = performance.now() + 90_000; performance.now() < end; await wait(200))
    if (await holds()) return true
  return false
}
