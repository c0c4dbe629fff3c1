import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import { audit, mailEvents, suppressions, type MailEventKind } from '../../db/schema'
import { MINUTE } from '../../app/duration'
import { resumeMailing } from '../../app/mailings/halt.server'
import { hearOfMailings } from '../../app/mailings/hear-of-mailings.server'
import { freezeAudience } from '../../app/mailings/freeze-audience.server'
import { sendMailings } from '../../app/mailings/send-mailings.server'
import { changeSetting } from '../../app/platform/settings.server'
import { applyMailEvents } from '../../app/supporters/apply-mail-events.server'
import { manySignatures } from '../support/million-signatures'
import {
  aClock,
  anOwnedPetition,
  anUpdate,
  BulkPostbox,
  endMailings,
  lettersAreOut,
  mailingRow,
  recipientsOf,
  sender,
  started,
} from '../support/mailings'

let told = 0
const tell = (kind: MailEventKind, providerId: string) =>
  db.write(async (tx) => {
    const now = Date.now()
    const row = {
      eventId: `msg_${told++}`,
      type: kind,
      kind,
      providerId,
      happenedAt: now,
      runAt: now,
      createdAt: now,
    }
    await tx.insert(mailEvents).values(row)
  })
const hear = async (now = Date.now()) => {
  while (await applyMailEvents([hearOfMailings], now));
}

/** Mailings go on under a clock that leaves earlier tests behind. */
let t = Date.now()
beforeEach(async () => {
  t += 1e9
  await endMailings()
  await db.write(async (tx) => {
    await tx.delete(suppressions)
  })
  await changeSetting('mailsPerHour', '10000000')
})

/** An update to `n` of whom the first `sent` have it, in chunks of a hundred. */
async function underWay(n: number, sent: number) {
  const { petition, owner } = await anOwnedPetition()
  await manySignatures(process.env.DATABASE_URL!, petition.id, n * 2)
  const update = await anUpdate(owner, petition)
  await started(update)
  while (await freezeAudience(100));
  await lettersAreOut()
  // A provider that takes so much and then has a limit.
  const postbox = new BulkPostbox()
  const take = postbox.sendBatch
  const limited = Object.assign(postbox, {
    sendBatch: (...given: Parameters<typeof take>) =>
      postbox.mails.length >= sent
        ? Promise.resolve(
            given[0].map(() => ({ outcome: 'temporary' as const, code: 'rate_limit_exceeded' })),
          )
        : take(...given),
  })
  await sendMailings(limited, sender, { now: aClock(t) })
  const goOn = async () => {
    const all = Object.assign(new BulkPostbox(), { sendBatch: take })
    while (await sendMailings(all, sender, { now: aClock(t + MINUTE) }));
  }
  const ids = (await recipientsOf(update.reference)).flatMap(({ providerId }) => providerId ?? [])
  return { owner, reference: update.reference, ids, goOn, postbox }
}

describe('what a provider tells of a mailing', () => {
  it('is written down in any order, twice or before its mail is', async () => {
    const { reference, ids } = await underWay(6, 6)
    const [a, b, c, d, e] = ids as [string, string, string, string, string]
    const events: [MailEventKind, string][] = [
      ...(['delivered', 'delivered'] as const).map((kind): [MailEventKind, string] => [kind, a]),
      ...(['bounced', 'delivered', 'bounced'] as const).map((kind): [MailEventKind, string] => [kind, b]),
      ...(['complained', 'bounced', 'delivered'] as const).map((kind): [MailEventKind, string] => [kind, c]),
      ...(['delayed', 'soft-bounced', 'delivered'] as const).map((kind): [MailEventKind, string] => [
        kind,
        d,
      ]),
      ...(['delivered', 'soft-bounced', 'complained'] as const).map((kind): [MailEventKind, string] => [
        kind,
        e,
      ]),
      ['delivered', 'not-ours'],
    ]
    for (const [kind, id] of events) await tell(kind, id)
    await hear()
    const states = Object.fromEntries(
      (await recipientsOf(reference)).map((row) => [row.providerId, row.state]),
    )
    expect(states).toMatchObject({
      [a]: 'delivered',
      [b]: 'bounced',
      [c]: 'complained',
      [d]: 'delivered',
      [e]: 'complained',
    })
    expect(await mailingRow(reference)).toMatchObject({
      sent: 1,
      delivered: 2,
      bounced: 1,
      complained: 2,
      recipients: 6,
    })
    const rows = await recipientsOf(reference)
    const reasonOf = async (id: string) => {
      const { mailbox } = rows.find(({ providerId }) => providerId === id)!
      const found = await db.read.select().from(suppressions).where(eq(suppressions.mailbox, mailbox))
      return found[0]?.reason ?? null
    }
    expect([await reasonOf(a), await reasonOf(b), await reasonOf(d), await reasonOf(e)]).toEqual([
      null,
      'bounced',
      null,
      'complained',
    ])
    const waiting = await db.read.select().from(mailEvents).where(eq(mailEvents.providerId, 'not-ours'))
    expect(waiting).toMatchObject([{ state: 'waiting' }])
  })
})

describe('a mailing pauses by itself', () => {
  it('when over five of a hundred bounced, and not before', async () => {
    const { reference, ids, goOn, postbox, owner } = await underWay(300, 200)
    for (const id of ids.slice(0, 10)) await tell('bounced', id)
    await hear()
    expect((await mailingRow(reference)).state).toBe('sending')
    await tell('bounced', ids[10]!)
    await hear()
    expect(await mailingRow(reference)).toMatchObject({ state: 'paused', pausedFor: 'bounces' })
    await goOn()
    expect(postbox.mails).toHaveLength(200)
    const log = await db.read.select().from(audit).where(eq(audit.organisationId, owner.organisation.id))
    expect(log.at(-1)).toMatchObject({ action: 'mailing.paused', reason: 'bounces', personId: null })
    // A person looked: what bounced before counts no more, and the next one alone pauses nothing.
    await resumeMailing(owner, reference)
    await tell('bounced', ids[11]!)
    await hear()
    await goOn()
    expect(postbox.mails).toHaveLength(300)
    expect(await mailingRow(reference)).toMatchObject({ state: 'sent' })
  })

  it('at the second complaint of a thousand', async () => {
    const { reference, ids } = await underWay(300, 200)
    await tell('complained', ids[0]!)
    await hear()
    expect((await mailingRow(reference)).state).toBe('sending')
    await tell('complained', ids[1]!)
    await hear()
    expect(await mailingRow(reference)).toMatchObject({ state: 'paused', pausedFor: 'complaints' })
  })
})
