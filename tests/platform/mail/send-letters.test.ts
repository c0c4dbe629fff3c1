import { spawnSync } from 'node:child_process'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '../../../db/client'
import { HOUR, MINUTE, SECOND } from '../../../app/duration'
import { LEASE, claimLetters } from '../../../app/platform/mail/claim-letters.server'
import { outboxTransport } from '../../../app/platform/mail/outbox-transport.server'
import { queueLetter } from '../../../app/platform/mail/queue-letter.server'
import { pauseAfter, sendDueLetters } from '../../../app/platform/mail/send-letters.server'
import { aLetter, allLetters, allMails, aProvider, noLetters, write, writeMany } from './letters'

beforeEach(noLetters)

const later = (ms: number) => ({ now: () => Date.now() + ms })

describe('writing a letter', () => {
  test('it is written with its cause or not at all', async () => {
    await db
      .write(async (tx) => {
        await queueLetter(tx, aLetter())
        throw new Error('the signature could not be stored')
      })
      .catch(() => {})
    expect(await allLetters()).toHaveLength(0)
    await write()
    expect(await allLetters()).toMatchObject([
      { state: 'queued', template: 'confirm', locale: 'es', attempts: 0 },
    ])
  })

  test('nothing readable is stored, and a withheld letter keeps nothing at all', async () => {
    await write({ to: 'canary@example.org' })
    await write({ to: 'canary@example.org', state: 'withheld' })
    const [queued, withheld] = await allLetters()
    expect(bytesOf([queued])).not.toMatch(/canary|Marisol|Quintana|K7M4WQ/)
    expect(withheld).toMatchObject({ state: 'withheld', sealed: null })
    const provider = aProvider()
    await sendDueLetters(provider, 10)
    expect(provider.ledger).toHaveLength(1)
  })
})

const bytesOf = (rows: unknown[]) =>
  JSON.stringify(rows, (_, value: unknown) =>
    (value as { type?: string })?.type === 'Buffer'
      ? Buffer.from((value as { data: number[] }).data).toString('latin1')
      : value,
  )

describe('sending', () => {
  test('a letter goes out once, addressed, and nothing about the person is left in it', async () => {
    await write({ to: 'canary@example.org' })
    const provider = aProvider()
    expect(await sendDueLetters(provider, 10)).toEqual({ taken: 1, sent: 1 })
    expect(await sendDueLetters(provider, 10)).toEqual({ taken: 0, sent: 0 })
    const [mail] = provider.ledger
    expect(mail).toMatchObject({ to: 'canary@example.org', from: 'Amparo <letters@localhost>' })
    expect(mail!.subject).toContain('Confirma tu firma')
    expect(mail!.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated', 'Content-Language': 'es' })
    expect(mail!.headers['Message-ID']).toMatch(/^<letter-\d+-[a-z0-9]+@localhost>$/)
    expect(mail!.text).toContain('K7M-4WQ')
    const rows = await allLetters()
    expect(rows).toMatchObject([{ state: 'sent', sealed: null, error: null }])
    expect(rows[0]!.sentAt).toBeGreaterThan(Date.now() - MINUTE)
    expect(bytesOf(rows)).not.toMatch(/canary|Quintana/)
  })

  test('it waits for its time', async () => {
    await write({ runAt: Date.now() + HOUR })
    const provider = aProvider()
    await sendDueLetters(provider, 10)
    expect(provider.ledger).toHaveLength(0)
    await sendDueLetters(provider, 10, later(HOUR + SECOND))
    expect(provider.ledger).toHaveLength(1)
  })

  test('no more are taken than asked for, the oldest first', async () => {
    for (const [i, age] of [3, 1, 2].entries())
      await write({ to: `age-${age}-${i}@example.org`, now: Date.now() - age * MINUTE })
    const provider = aProvider()
    expect(await sendDueLetters(provider, 2)).toEqual({ taken: 2, sent: 2 })
    expect(provider.ledger.map((mail) => mail.to).sort()).toEqual([
      'age-2-2@example.org',
      'age-3-0@example.org',
    ])
  })

  test('several workers send each letter once', async () => {
    await writeMany(120)
    const provider = aProvider()
    const workers = Array.from({ length: 4 }, async () => {
      while ((await sendDueLetters(provider, 10)).taken > 0);
    })
    await Promise.all(workers)
    expect(provider.ledger).toHaveLength(120)
    expect(new Set(provider.ledger.map((mail) => mail.to)).size).toBe(120)
    expect(new Set(provider.ledger.map((mail) => mail.key)).size).toBe(120)
  })

  test('a letter whose sender died is sent after its lease, once', async () => {
    await write()
    const claimed = Date.now()
    expect(await claimLetters(10, claimed)).toHaveLength(1) // and then its process ends
    const provider = aProvider()
    await sendDueLetters(provider, 10, { now: () => claimed + LEASE - SECOND })
    expect(provider.ledger).toHaveLength(0)
    await sendDueLetters(provider, 10, { now: () => claimed + LEASE })
    await sendDueLetters(provider, 10, { now: () => claimed + 3 * LEASE })
    expect(provider.ledger).toHaveLength(1)
    expect(await allLetters()).toMatchObject([{ state: 'sent', attempts: 2 }])
  })

  test('a worker killed between sending and marking does not send twice', async () => {
    await write()
    const killed = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'tests/platform/mail/dies-after-sending.ts'],
      {
        encoding: 'utf8',
      },
    )
    expect(killed.signal, killed.stderr).toBe('SIGKILL')
    expect(await allLetters()).toMatchObject([{ state: 'queued', attempts: 1 }])
    expect(await allMails()).toHaveLength(1)
    const provider = aProvider(async (mail) => outboxTransport.send(mail, new AbortController().signal))
    await sendDueLetters(provider, 10, later(LEASE + SECOND))
    expect(await allMails()).toHaveLength(1)
    expect(await allLetters()).toMatchObject([{ state: 'sent' }])
  })

  test('every attempt at a letter carries the same key', async () => {
    await write()
    const keys: string[] = []
    const provider = aProvider(({ key }) => {
      keys.push(key)
      return { outcome: 'temporary', code: '421' }
    })
    await sendDueLetters(provider, 10)
    await sendDueLetters(provider, 10, later(HOUR))
    expect(keys).toHaveLength(2)
    expect(keys[0]).toBe(keys[1])
  })

  test('stopping gives back what was not begun, untried', async () => {
    await writeMany(30)
    const stop = new AbortController()
    const provider = aProvider(() => {
      stop.abort()
      return { outcome: 'accepted', providerId: null }
    })
    const { sent } = await sendDueLetters(provider, 30, { signal: stop.signal })
    expect(sent).toBeLessThanOrEqual(8)
    const rest = (await allLetters()).filter((letter) => letter.state === 'queued')
    expect(rest).toHaveLength(30 - sent)
    expect(rest.every((letter) => letter.attempts === 0 && letter.runAt <= Date.now())).toBe(true)
  })
})

describe('faults', () => {
  test('temporary ones are retried with growing pauses, ten times at most', async () => {
    await write()
    const provider = aProvider(() => ({ outcome: 'temporary', code: '451' }))
    let clock = Date.now()
    const pauses: number[] = []
    for (let i = 0; i < 9; i++) {
      await sendDueLetters(provider, 10, { now: () => clock })
      const [letter] = await allLetters()
      expect(letter).toMatchObject({ state: 'queued', attempts: i + 1, error: '451' })
      pauses.push(letter!.runAt - clock)
      clock = letter!.runAt
    }
    for (let i = 1; i < 6; i++) expect(pauses[i]).toBeGreaterThan(pauses[i - 1]!)
    await sendDueLetters(provider, 10, { now: () => clock })
    expect(await allLetters()).toMatchObject([{ state: 'failed', attempts: 10, error: '451', sealed: null }])
  })

  test('pauses differ, so that letters that failed together do not return together', () => {
    expect(pauseAfter(1, 0)).toBe(22.5 * SECOND)
    expect(pauseAfter(1, 1)).toBe(37.5 * SECOND)
    expect(pauseAfter(9, 0.5)).toBe(6 * HOUR)
  })

  test('permanent ones are not retried, and only a code stays', async () => {
    await write({ to: 'canary@example.org' })
    const provider = aProvider(() => ({ outcome: 'permanent', code: '550 no mailbox canary@example.org' }))
    await sendDueLetters(provider, 10)
    const rows = await allLetters()
    expect(rows).toMatchObject([{ state: 'failed', error: 'unknown', sealed: null }])
    expect(bytesOf(rows)).not.toMatch(/canary/)
    expect(await sendDueLetters(provider, 10, later(7 * HOUR))).toEqual({ taken: 0, sent: 0 })
  })

  test('one bad letter does not hold up the others', async () => {
    await writeMany(5)
    const provider = aProvider(({ to }) => {
      if (to.startsWith('person-2')) throw new Error(`broken by ${to}`)
      return { outcome: 'accepted', providerId: null }
    })
    expect(await sendDueLetters(provider, 10)).toEqual({ taken: 5, sent: 4 })
    const left = (await allLetters()).filter((letter) => letter.state === 'queued')
    expect(left).toMatchObject([{ error: 'threw', attempts: 1 }])
  })

  test('an address that would add a header is never handed over', async () => {
    await write({ to: 'canary@example.org\r\nBcc: all@example.org' })
    await write({ to: 'one@example.org, two@example.org' })
    const provider = aProvider()
    await sendDueLetters(provider, 10)
    expect(provider.ledger).toHaveLength(0)
    expect(await allLetters()).toMatchObject([
      { state: 'failed', error: 'bad-header' },
      { state: 'failed', error: 'bad-header' },
    ])
  })

  test('a letter that kills its sender each time is given up', async () => {
    await write()
    let clock = Date.now()
    for (let i = 0; i < 10; i++, clock += LEASE + 1) expect(await claimLetters(1, clock)).toHaveLength(1)
    const provider = aProvider()
    await sendDueLetters(provider, 1, { now: () => clock })
    expect(provider.ledger).toHaveLength(0)
    expect(await allLetters()).toMatchObject([{ state: 'failed', error: 'gave-up' }])
  })

  test('a dead provider never blocks a signature', async () => {
    await writeMany(8)
    const cut: ((error: Error) => void)[] = []
    const dead = aProvider(() => new Promise((_, reject) => cut.push(reject)))
    let ended = false
    const sending = sendDueLetters(dead, 8).then(() => (ended = true))
    await expect.poll(() => cut.length).toBe(8)
    await write()
    expect(ended).toBe(false)
    for (const end of cut) end(new Error('the connection was cut'))
    await sending
  })
})
