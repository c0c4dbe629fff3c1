// The file system turns read-only under the open database, as Linux does after an error of the disk; then it is gone,
// and its contents come back on another disk. Writes get 503, pages are read, and the same process goes on, with the new
// file. A small disk in a file; needs root.
import { spawnSync } from 'node:child_process'
import { copyFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { aPlace, scratch } from './place'
import { startBuiltServer } from '../support/built-server'
import { driftIn, integrityOf, missingFrom } from '../support/kept'
import { postSignature, signForever, stampOf } from '../support/signers'
import { cannotRun, conclude, must } from './verdict'

const place = aPlace()
let image = join(scratch, 'disk-0.img')
const run = (command: string, ...args: string[]) => spawnSync(command, args).status ?? -1
const mountIt = () => run('mount', '-o', 'loop', image, place.data)
writeFileSync(image, '')
truncateSync(image, 64 << 20)
if (run('mkfs.ext4', '-q', image) !== 0 || mountIt() !== 0)
  cannotRun('making a disk in a file and mounting it needs root, mkfs.ext4 and loop devices')
process.prependOnceListener('exit', () => run('umount', '-l', place.data))

const token = 'a-token-for-this-test'
const server = await startBuiltServer(place, { METRICS_TOKEN: token })
process.prependOnceListener('exit', () => server.child.kill('SIGKILL'))
const stamp = await stampOf(server.port)
const rows: object[] = []
const acknowledged: string[] = []

for (let round = 1; round <= 2; round++) {
  const crowd = signForever(server.port, { stamp, name: `r${round}`, connections: 16 })
  await crowd.reached(50)
  run('mount', '-o', 'remount,abort', place.data)
  await wait(1_500)
  const refused = (await postSignature(server.port, { email: `refused-${round}@d.example`, stamp })).status
  const page = (await server.ask('/petitions/ban-refoulement')).status
  const list = (await server.ask('/es/petitions')).status
  await crowd.stop()
  acknowledged.push(...crowd.acknowledged)

  run('umount', '-l', place.data)
  const gone = (await postSignature(server.port, { email: `gone-${round}@d.example`, stamp })).status
  const next = join(scratch, `disk-${round}.img`)
  copyFileSync(image, next)
  image = next
  run('e2fsck', '-p', image)
  mountIt()
  const again = Date.now()
  const after = signForever(server.port, { stamp, name: `after${round}`, connections: 16 })
  await after.reached(20)
  const recovered = Date.now() - again
  await after.stop()
  acknowledged.push(...after.acknowledged)
  const shown = await shownCount()
  const missing = missingFrom(place, acknowledged).length
  const drift = await driftIn(place.file)
  const odd = [crowd, after]
    .flatMap(({ answers }) => Object.keys(answers))
    .filter((s) => !['303', '503'].includes(s))
  must(gone === 503, `round ${round}: without a disk, a write was answered ${gone}`)
  must(refused === 503, `round ${round}: a write on a read-only disk was answered ${refused}`)
  must(page === 200 && list === 200, `round ${round}: pages were answered ${page} and ${list}`)
  must(odd.length === 0, `round ${round}: somebody was answered ${odd}`)
  must(missing === 0 && drift === 0, `round ${round}: ${missing} missing, ${drift} totals differ`)
  must(
    shown >= acknowledged.length,
    `round ${round}: pages show ${shown} of ${acknowledged.length}: an old file is read`,
  )
  rows.push({
    round,
    ...crowd.answers,
    refused,
    gone,
    page,
    list,
    'recovered ms': recovered,
    missing,
    drift,
    shown,
  })
}
must(integrityOf(place.file) === 'ok', 'the file is damaged')
conclude('A file system that turns read-only and is mounted again', rows)

/** Signatures that wait, as the server itself counts them. */
async function shownCount(): Promise<number> {
  const answer = await server.ask('/metrics', { headers: { authorization: `Bearer ${token}` } })
  return Number(/^amparo_signatures\{state="pending"\} (\d+)/m.exec(await answer.text())?.[1])
}
