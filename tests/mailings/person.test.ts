import { and, eq, isNull } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import { mailingRecipients, subscriptions, suppressions } from '../../db/schema'
import { changeSubscription } from '../../app/mailings/subscriptions.server'
import { stopMailings } from '../../app/mailings/unsubscribe.server'
import { erasePerson, personKept } from '../../app/person.server'
import { changeSetting } from '../../app/platform/settings.server'
import { readMailbox } from '../../app/supporters/mailbox.server'
import {
  anOwnedPetition,
  anUpdate,
  BulkPostbox,
  mailingRow,
  recipientsOf,
  sendAll,
  started,
  supporters,
} from '../support/mailings'
import { signAndConfirm } from '../support/petitions'

beforeAll(() => changeSetting('mailingsPerWeek', '100'))

/** Somebody who got an update, decided about its organisation, and then wanted nothing at all. */
async function somebodyMailed() {
  const { petition, owner } = await anOwnedPetition()
  const [address, other] = (await supporters(petition, 2)) as [string, string]
  const { hash: mailbox } = (await readMailbox(address))!
  const update = await anUpdate(owner, petition)
  await started(update)
  const postbox = new BulkPostbox()
  await sendAll(postbox)
  await changeSubscription(mailbox, owner.organisation.id, 'everything', 'es')
  const mail = postbox.mails.find(({ to }) => to === address)!
  const token = /\/unsubscribe\/([\w-]+)>/.exec(mail.headers['List-Unsubscribe']!)![1]!
  await stopMailings(token, { scope: 'everything', place: 'unsubscribe-link', locale: 'es' })
  return { petition, owner, address, other, mailbox, reference: update.reference, token }
}

const suppressionOf = (mailbox: Buffer) =>
  db.read.select().from(suppressions).where(eq(suppressions.mailbox, mailbox))

describe('What is kept of somebody', () => {
  it('tells which mailings went to them, what they chose and that they want no letters', async () => {
    const { mailbox, reference, token } = await somebodyMailed()
    const kept = await personKept(mailbox)
    expect(kept.mailings).toMatchObject([{ mailing: reference, kind: 'update', locale: 'en', state: 'sent' }])
    expect(kept.subscriptions).toMatchObject([
      {
        organisation: expect.any(String) as string,
        wanted: true,
        place: 'my-page',
        locale: 'es',
        endedAt: null,
      },
    ])
    expect(kept.noLetters).toMatchObject([{ reason: 'asked' }])
    expect(JSON.stringify(kept)).not.toContain(token)
  })

  it('is erased with them, but for the keyed hash that keeps letters away', async () => {
    const { mailbox, other, reference, petition, owner, address } = await somebodyMailed()
    expect(await erasePerson(mailbox)).toMatchObject({ kept: 1 })
    const stays = (await readMailbox(other))!.hash
    const recipients = await recipientsOf(reference)
    expect(recipients.map(({ mailbox: to }) => to.equals(mailbox))).not.toContain(true)
    expect(recipients.filter(({ mailbox: to }) => to.equals(stays))).toHaveLength(1)
    const left = recipients.find(({ mailbox: to }) => !to.equals(stays))!
    expect(left).toMatchObject({ sourceId: 0, providerId: null, state: 'sent' })
    expect(await mailingRow(reference)).toMatchObject({ sent: 2, recipients: 2 }) // its numbers stay
    const chosen = await db.read.select().from(subscriptions).where(eq(subscriptions.mailbox, mailbox))
    expect(chosen).toEqual([])
    expect(await suppressionOf(mailbox)).toMatchObject([{ reason: 'asked' }])
    expect(await personKept(mailbox)).toMatchObject({ mailings: [], subscriptions: [], signatures: [] })

    // Signing anew brings no letter back.
    await signAndConfirm(petition, address, { updates: true })
    await started(await anUpdate(owner, petition))
    const postbox = new BulkPostbox()
    await sendAll(postbox)
    expect(postbox.addresses).toEqual([other])
  })

  it('also of a mailing that is on its way: it reaches nobody who was erased before their chunk', async () => {
    const { petition, owner } = await anOwnedPetition()
    const [gone, stays] = (await supporters(petition, 2)) as [string, string]
    const update = await anUpdate(owner, petition)
    await started(update)
    const { hash: mailbox } = (await readMailbox(gone))!
    await erasePerson(mailbox)
    const postbox = new BulkPostbox()
    await sendAll(postbox)
    expect(postbox.addresses).toEqual([stays])
    const { id } = await mailingRow(update.reference)
    const unwritten = and(eq(mailingRecipients.mailingId, id), isNull(mailingRecipients.providerId))
    for (const row of await db.read.select().from(mailingRecipients).where(unwritten))
      expect(row.mailbox.equals(mailbox)).toBe(false)
  })
})
