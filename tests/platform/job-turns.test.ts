import { eq } from 'drizzle-orm'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HOUR } from '../../app/duration'
import { takeTurn } from '../../app/platform/job-turns.server'
import { LETTERS_CHANNEL } from '../../app/platform/mail/queue-letter.server'
import { runJobs } from '../../app/run-jobs.server'
import { db, tellAfter } from '../../db/client'
import { blockedDomains, jobTurns } from '../../db/schema'
import { engine } from '../support/database'
import { write } from './mail/letters'

const aWorker = (how: string) =>
  spawn(process.execPath, ['--import', 'tsx', join('tests', 'platform', 'holds-a-turn.ts'), how], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })

const heldUntil = async () =>
  (await db.read.select().from(jobTurns).where(eq(jobTurns.name, 'long')))[0]?.heldUntil

describe.runIf(engine === 'postgres')('in a cluster', () => {
  it('three workers run each job that is due once', async () => {
    for (let round = 0; round < 2; round++) {
      const workers = ['run', 'run', 'run'].map(aWorker)
      expect(await Promise.all(workers.map((worker) => once(worker, 'exit')))).toEqual(
        Array(3).fill([0, null]),
      )
    }
    const ran = (await db.read.select().from(blockedDomains)).map(({ pattern }) => Number.parseInt(pattern))
    expect(ran.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, n) => n))
  })

  it('a turn is renewed while its worker lives, and taken over when it was killed', async () => {
    const worker = aWorker('hold')
    expect(String((await once(worker.stdout, 'data'))[0])).toBe('mine\n')
    const first = await heldUntil()
    await expect.poll(heldUntil).toBeGreaterThan(first! + 600) // longer than it was first taken for
    expect(await takeTurn('long', 1)).toMatchObject({ outcome: 'held' })
    worker.kill('SIGKILL')
    await expect.poll(async () => (await takeTurn('long', 1)).outcome).toBe('mine')
  })
})

describe.runIf(engine === 'postgres')('a turn', () => {
  it('that has ended comes again in the next period', async () => {
    const turn = await takeTurn('ends', 7)
    if (turn.outcome !== 'mine') throw new Error(turn.outcome)
    await turn.end()
    expect((await takeTurn('ends', 7)).outcome).toBe('ended')
    expect((await takeTurn('ends', 6)).outcome).toBe('ended') // by a clock that is slow
    expect((await takeTurn('ends', 8)).outcome).toBe('mine')
  })

  it('that is handed over is gone on with at once', async () => {
    const turn = await takeTurn('stops', 7)
    if (turn.outcome !== 'mine') throw new Error(turn.outcome)
    await turn.handOver()
    expect((await takeTurn('stops', 7)).outcome).toBe('mine')
  })
})

describe.runIf(engine === 'postgres')('what is told', () => {
  it('wakes a job that waits for letters', async () => {
    const heard = new EventTarget()
    let steps = 0
    const worker = runJobs([
      {
        name: 'waits',
        every: HOUR,
        wokenBy: LETTERS_CHANNEL,
        run: async () => void heard.dispatchEvent(new Event(`${++steps}`)),
      },
    ])
    const step = async (n: number) => void (steps < n && (await once(heard, `${n}`)))
    await step(2) // when it began, and when listening began: something may have been missed
    const third = step(3)
    await write()
    await third
    await worker.stop()
  })

  it('was written', async () => {
    const told: (string | null)[] = []
    const heard = new EventTarget()
    const listens = ['undone', 'done'].map((channel) => once(heard, `listens to ${channel}`))
    for (const channel of ['undone', 'done'])
      db.hear(channel, (what) => {
        if (what !== null) told.push(channel)
        heard.dispatchEvent(new Event(what === null ? `listens to ${channel}` : channel))
      })
    await Promise.all(listens)
    const undone = db.write(async (tx) => {
      tellAfter(tx, 'undone')
      throw new Error('changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    const done = once(heard, 'done')
    await db.write(async (tx) => tellAfter(tx, 'done'))
    await done
    expect(told).toEqual(['done'])
  })
})
