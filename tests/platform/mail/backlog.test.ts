import { beforeEach, expect, test } from 'vitest'
import { db } from '../../../db/client'
import { letters } from '../../../db/schema'
import { DAY, MINUTE, SECOND } from '../../../app/duration'
import { measureBacklog } from '../../../app/platform/mail/backlog.server'
import { deleteOldLetters } from '../../../app/platform/mail/delete-old-letters.server'
import { outboxTransport } from '../../../app/platform/mail/outbox-transport.server'
import { sendDueLetters } from '../../../app/platform/mail/send-letters.server'
import { allLetters, allMails, aProvider, noLetters, write, writeMany } from './letters'

beforeEach(noLetters)

test('nothing waits, a little waits, and a letter for later does not count', async () => {
  const now = Date.now()
  expect(await measureBacklog(now)).toEqual({ waiting: 0, minutes: 0 })
  await write({ runAt: now + MINUTE })
  expect(await measureBacklog(now)).toEqual({ waiting: 0, minutes: 0 })
  await write({ now })
  expect(await measureBacklog(now + SECOND)).toEqual({ waiting: 1, minutes: 0 })
  expect(await measureBacklog(now + 4 * MINUTE)).toMatchObject({ minutes: 4 })
})

test('a long backlog is told in minutes by how fast letters went out lately', async () => {
  const now = Date.now()
  await writeMany(200, now)
  await db.write(async (tx) => {
    await tx.update(letters).set({ state: 'sent', sentAt: now - MINUTE })
  })
  await writeMany(1000, now)
  expect(await measureBacklog(now + SECOND)).toEqual({ waiting: 1000, minutes: 5 })
})

test('when nothing goes out, nobody is promised minutes', async () => {
  await writeMany(3)
  await sendDueLetters(
    aProvider(() => ({ outcome: 'temporary', code: '421' })),
    10,
  )
  expect(await measureBacklog(Date.now())).toEqual({ waiting: 3, minutes: null })
})

test('old letters are deleted: withheld after a week, sent ones and the outbox after thirty days, waiting ones never', async () => {
  const now = Date.now()
  const [week, month] = [now - 8 * DAY, now - 31 * DAY]
  await write({ now: month })
  await sendDueLetters(outboxTransport, 1)
  await write({ now: week, state: 'withheld' })
  await write({ now: month })
  await write({ now })
  expect(await deleteOldLetters(now)).toBe(2)
  expect((await allLetters()).map((letter) => letter.state)).toEqual(['queued', 'queued'])
  expect(await allMails()).toHaveLength(1)
  expect(await deleteOldLetters(now + 31 * DAY)).toBe(1)
  expect(await allMails()).toHaveLength(0)
})
