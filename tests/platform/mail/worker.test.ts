import { spawn, spawnSync } from 'node:child_process'
import { expect, onTestFinished, test, vi } from 'vitest'
import { runJobs } from '../../../app/run-jobs.server'
import { startWorker } from '../../../app/worker'
import { engine } from '../../support/database'
import { allMails, write } from './letters'

const alone = ['--import', 'tsx', 'app/worker.ts']

const until = async (met: () => boolean | Promise<boolean>) => {
  const end = Date.now() + 90_000
  while (!(await met())) {
    if (Date.now() > end) throw new Error('it did not happen in time')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

test('letters lie in the outbox soon, and after stopping nothing is sent', async () => {
  const worker = await startWorker()
  await write()
  await until(async () => (await allMails()).length === 1)
  await write({ to: 'second@example.org' })
  await until(async () => (await allMails()).length === 2)
  await worker.stop()
  await write({ to: 'third@example.org' })
  await new Promise((resolve) => setTimeout(resolve, 700))
  expect(await allMails()).toHaveLength(2)
})

test('a failing job comes again and ends no other, one step at a time', async () => {
  let failures = 0
  let steps = 0
  let together = 0
  const worker = runJobs([
    {
      name: 'fails',
      every: 20,
      run: async () => {
        failures++
        throw new Error('it is broken')
      },
    },
    {
      name: 'is slow',
      every: 5,
      run: async () => {
        expect(++together).toBe(1)
        await new Promise((resolve) => setTimeout(resolve, 30))
        together--
        steps++
      },
    },
  ])
  await until(() => failures > 2 && steps > 2)
  await worker.stop()
  expect(together).toBe(0)
})

test('stopping waits for the step under way, five seconds at most', async () => {
  let ended = false
  const slow = runJobs([
    {
      name: 'slow',
      every: 1000,
      run: async () => {
        await new Promise((resolve) => setTimeout(resolve, 200))
        ended = true
      },
    },
  ])
  await slow.stop()
  expect(ended).toBe(true)
  const stuck = runJobs([{ name: 'stuck', every: 1000, run: () => new Promise(() => {}) }])
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  let stopped = false
  const stopping = stuck.stop().then(() => (stopped = true))
  await vi.advanceTimersByTimeAsync(4_900)
  expect(stopped).toBe(false)
  await vi.advanceTimersByTimeAsync(200)
  expect(stopped).toBe(true)
  await stopping
})

test.runIf(engine === 'sqlite')(
  'with SQLite a worker of its own says where the worker lives, and ends',
  () => {
    const { status, stderr } = spawnSync(process.execPath, alone, { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toContain('lives in the app process')
  },
)

test.runIf(engine === 'postgres')(
  'with PostgreSQL a worker of its own sends, and ends when asked',
  async () => {
    const before = (await allMails()).length
    await write({ to: 'canary@example.org' })
    const worker = spawn(process.execPath, alone, { env: { ...process.env, LOG_LEVEL: 'debug' } })
    let said = ''
    for (const stream of [worker.stdout, worker.stderr]) stream.on('data', (chunk) => (said += chunk))
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    await until(async () => (await allMails()).length > before)
    worker.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(said).toContain('The worker is running')
    expect(said).not.toContain('canary')
  },
)
