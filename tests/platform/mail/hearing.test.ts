import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '../../../db/client'
import { mailEvents, suppressions, type MailEventKind } from '../../../db/schema'
import { DAY, MINUTE } from '../../../app/duration'
import { hearOfLetters } from '../../../app/platform/mail/hear-of-letters.server'
import { sendDueLetters } from '../../../app/platform/mail/send-letters.server'
import { resendTransport } from '../../../app/platform/mail/resend-transport.server'
import { applyMailEvents } from '../../../app/supporters/apply-mail-events.server'
import { startResend, fault } from '../../support/resend-provider'
import { allLetters, noLetters, write } from './letters'

let told = 0
const tell = (kind: MailEventKind, providerId: string, eventId = `msg_${told++}`, now = Date.now()) =>
  db.write(async (tx) => {
    const row = { eventId, type: kind, kind, providerId, happenedAt: now, runAt: now, createdAt: now }
    await tx.insert(mailEvents).values(row).onConflictDoNothing()
  })
const apply = (now = Date.now()) => applyMailEvents([hearOfLetters], now)
const suppressed = () => db.read.select().from(suppressions)

async function aSentLetter() {
  const provider = await startResend()
  await write()
  await sendDueLetters(resendTransport({ apiKey: 're_x', baseUrl: provider.url }), 10)
  await provider.stop()
  return provider.ledger[0]!.id
}

beforeEach(async () => {
  await noLetters()
  await db.write(async (tx) => {
    await tx.delete(mailEvents)
    await tx.delete(suppressions)
  })
})

describe('what a provider tells of a letter', () => {
  test('a lasting bounce ends mail to the mailbox, whatever comes before and after, once or twice', async () => {
    const id = await aSentLetter()
    await tell('bounced', id, 'msg_bounce')
    await tell('bounced', id, 'msg_bounce')
    await apply()
    await tell('delivered', id)
    await apply()
    expect(await allLetters()).toMatchObject([{ state: 'sent', providerId: id, fate: 'bounced' }])
    expect(await suppressed()).toMatchObject([{ reason: 'bounced' }])
    expect(await db.read.select().from(mailEvents)).toHaveLength(2)
  })

  test('a bounce that may pass is written down and ends nothing', async () => {
    const id = await aSentLetter()
    await tell('soft-bounced', id)
    await apply()
    expect(await allLetters()).toMatchObject([{ fate: 'delayed' }])
    expect(await suppressed()).toHaveLength(0)
    await tell('delivered', id)
    await apply()
    expect(await allLetters()).toMatchObject([{ fate: 'delivered' }])
  })

  test('a complaint ends mail to the mailbox', async () => {
    const id = await aSentLetter()
    await tell('complained', id)
    await apply()
    expect(await suppressed()).toMatchObject([{ reason: 'complained' }])
  })

  test('one that comes before its mail is written down waits for it, a day at most', async () => {
    await tell('bounced', 'not-yet')
    await apply()
    expect(await db.read.select().from(mailEvents)).toMatchObject([{ state: 'waiting' }])
    await apply(Date.now() + DAY + MINUTE)
    expect(await db.read.select().from(mailEvents)).toMatchObject([{ state: 'ignored' }])
    expect(await suppressed()).toHaveLength(0)
  })

  test('a provider that refuses our key ends no letter', async () => {
    const provider = await startResend()
    provider.behave(() => fault(403, 'invalid_api_key'))
    await write()
    await sendDueLetters(resendTransport({ apiKey: 're_x', baseUrl: provider.url }), 10)
    await provider.stop()
    expect(await allLetters()).toMatchObject([{ state: 'queued', attempts: 1, error: 'invalid_api_key' }])
  })
})
