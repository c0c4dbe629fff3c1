// The disk fills up while people sign: writes are refused with 503, pages are still read, and once there is room the
// same process goes on. A small disk in memory; needs root.
import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { aPlace } from './place'
import { startBuiltServer, type BuiltServer } from '../support/built-server'
import { driftIn, integrityOf, missingFrom } from '../support/kept'
import { postSignature, signForever, stampOf, type Answered } from '../support/signers'
import { cannotRun, conclude, must } from './verdict'

const place = aPlace()
try {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', place.data], { stdio: 'pipe' })
} catch {
  cannotRun('mounting a small disk needs root')
}
process.prependOnceListener('exit', () => execFileSync('umount', ['-l', place.data]))

const server = await startBuiltServer(place)
process.prependOnceListener('exit', () => server.child.kill('SIGKILL'))
const stamp = await stampOf(server.port)
const rows: object[] = []
const acknowledged: string[] = []
const ballast = join(place.data, 'ballast')

for (let round = 1; round <= 3; round++) {
  const crowd = signForever(server.port, { stamp, name: `r${round}`, connections: 16 })
  await crowd.reached(50)
  fill(ballast)
  await wait(3_000)
  const refused = await refusals(server, round)
  const page = (await server.ask('/petitions/ban-refoulement')).status
  const list = (await server.ask('/es/petitions')).status
  rmSync(ballast)
  const freed = Date.now()
  await crowd.reached(crowd.acknowledged.length + 20)
  const recovered = Date.now() - freed
  await crowd.stop()
  acknowledged.push(...crowd.acknowledged)
  const missing = missingFrom(place, acknowledged).length
  const drift = await driftIn(place.file)
  const odd = Object.keys(crowd.answers).filter((status) => !['303', '503'].includes(status))
  must(
    refused.every((status) => status === 503),
    `round ${round}: a write on a full disk was answered ${refused}`,
  )
  must(page === 200 && list === 200, `round ${round}: pages were answered ${page} and ${list}`)
  must(odd.length === 0, `round ${round}: somebody was answered ${odd}`)
  must(missing === 0 && drift === 0, `round ${round}: ${missing} missing, ${drift} totals differ`)
  rows.push({
    round,
    ...crowd.answers,
    refused: refused.join(' '),
    page,
    list,
    'recovered ms': recovered,
    missing,
    drift,
  })
}
must(server.child.exitCode === null, 'the server ended')
must(integrityOf(place.file) === 'ok', 'the file is damaged')
conclude('A full disk while people sign', rows)

/** Writes until the disk refuses. */
function fill(file: string) {
  const handle = openSync(file, 'w')
  try {
    for (let size = 1 << 20; size >= 1;) {
      try {
        writeSync(handle, Buffer.alloc(size))
      } catch {
        size >>= 1
      }
    }
  } finally {
    closeSync(handle)
  }
}

/** What new signers are told, once nobody was let in any more. */
async function refusals(server: BuiltServer, round: number): Promise<Answered['status'][]> {
  const answers: Answered['status'][] = []
  for (let i = 0; i < 5; i++) {
    const email = `refused-${round}-${i}@d.example`
    answers.push((await postSignature(server.port, { email, stamp })).status)
  }
  return answers
}
