// `npm run faults`, or `npm run faults -- kill sigterm`: breaks the built product on purpose, and prints what it kept.
// Not part of `npm test`: it takes minutes, and a full or read-only disk needs root.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const all = [
  'kill',
  'cut-wal',
  'sigterm',
  'full-disk',
  'read-only',
  'backup-under-load',
  'kill-mailings',
  'postgres-gone',
  'slow-clients',
  'clock-jump',
  'soak',
]
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !all.includes(name))
if (unknown.length) {
  console.error(`There is no fault called ${unknown.join(', ')}; there are ${all.join(', ')}.`)
  process.exit(1)
}
const failed = (asked.length ? asked : all).filter((name) => {
  const script = join('tests', 'faults', `${name}.ts`)
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', script], {
    stdio: 'inherit',
    timeout: 2_400_000,
  })
  return status !== 0
})
console.log(failed.length ? `\nFailed: ${failed.join(', ')}` : '\nEvery fault was survived.')
process.exitCode = failed.length ? 1 : 0
