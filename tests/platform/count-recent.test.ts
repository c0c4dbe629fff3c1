import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { countRecent } from '../../app/platform/count-recent.server'
import { config } from '../../app/config.server'
import { asAdmin, engine } from '../support/database'

const inAnotherProcess = (key: string) => {
  const args = ['--import', 'tsx', 'tests/platform/counts-once.ts', key]
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }))
}

it('limits are counted in the whole cluster with PostgreSQL, in each process with SQLite', async () => {
  expect(await countRecent('shared', 60_000)).toBe(1)
  expect(inAnotherProcess('shared')).toBe(engine === 'postgres' ? 2 : 1)
  expect(await countRecent('shared', 60_000)).toBe(engine === 'postgres' ? 3 : 2)
})

it.runIf(engine === 'postgres')('what cannot be counted there is counted here', async () => {
  const rename = (from: string, to: string) =>
    asAdmin((admin) => admin.query(`alter table ${from} rename to ${to}`), config.databaseUrl)
  await rename('rates', 'gone')
  expect([await countRecent('alone', 60_000), await countRecent('alone', 60_000)]).toEqual([1, 2])
  await rename('gone', 'rates')
  expect(await countRecent('alone', 60_000)).toBe(1)
})
