import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import { campaigns, donations, signatures, type Audience, type GiftState } from '../../db/schema'
import { noAudience, readAudience } from '../../app/mailings/audience'
import { countAudience, forgetCounts } from '../../app/mailings/count-audience.server'
import { freezeAudience } from '../../app/mailings/freeze-audience.server'
import type { In } from '../../app/mailings/own-mailing.server'
import { changeSubscription } from '../../app/mailings/subscriptions.server'
import { withdrawSignature } from '../../app/petitions/withdraw.server'
import { changeSetting } from '../../app/platform/settings.server'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { suppress } from '../../app/supporters/suppression.server'
import { manySignatures } from '../support/million-signatures'
import {
  anOwnedPetition,
  anUpdate,
  BulkPostbox,
  chunksOf,
  frozen,
  mailingRow,
  news,
  recipientsOf,
  sendAll,
  started,
  supporters,
} from '../support/mailings'
import { aCampaign, signAndConfirm } from '../support/petitions'

const hashOf = async (address: string) => (await readMailbox(address))!.hash
/** Who an audience reaches, by count and by sending: both must agree. */
async function reached(owner: In, audience: Partial<Audience>): Promise<string[]> {
  const whole = { ...noAudience, ...audience }
  forgetCounts()
  const { n, done } = await countAudience(owner.organisation.id, whole)
  const postbox = new BulkPostbox()
  if (n > 0) {
    await started(await news(owner, audience))
    await sendAll(postbox)
  }
  expect({ done, n }).toEqual({ done: true, n: postbox.mails.length })
  return postbox.addresses
}

const gift = async (address: string, organisationId: string, state: GiftState = 'paid') => {
  const mailbox = await hashOf(address)
  const row = { organisationId, state, mailbox, amountMinor: 2500, currency: 'EUR', paidAt: 1 }
  await db.write(async (tx) => {
    await tx.insert(donations).values({ ...row, livemode: false, shown: false, locale: 'en' })
  })
}

beforeAll(() => changeSetting('mailingsPerWeek', '100'))

describe('an audience', () => {
  it('is those who confirmed and asked for updates, and nobody else', async () => {
    const { petition, owner } = await anOwnedPetition()
    const asked = await supporters(petition, 3)
    await supporters(petition, 2, { updates: false })
    const [withdrawn, stopped] = await supporters(petition, 2)
    await withdrawSignature(await hashOf(withdrawn!), petition.slug)
    const stoppedHash = await hashOf(stopped!)
    await db.write((tx) => suppress(tx, stoppedHash, 'asked', 1))
    expect(await reached(owner, { petitions: [petition.id] })).toEqual(asked.sort())
  })

  it('has a mailbox once that signed several of its petitions, however it spelled itself', async () => {
    const { petition, owner } = await anOwnedPetition()
    const { petition: other } = await anOwnedPetition({ owner })
    await signAndConfirm(petition, 'Rigoberta.Uno@gmail.com', { updates: true })
    await signAndConfirm(other, 'rigobertauno+peticion@gmail.com', { updates: true })
    await signAndConfirm(other, 'dos@example.org', { updates: true })
    const both = await reached(owner, { petitions: [petition.id, other.id] })
    expect(both).toHaveLength(2)
    expect(both.filter((address) => /rigoberta/i.test(address))).toHaveLength(1)
  })

  it('is narrowed by country and by language', async () => {
    const { petition, owner } = await anOwnedPetition()
    const guatemala = await supporters(petition, 2, { country: 'GT', locale: 'es' })
    const spain = await supporters(petition, 2, { country: 'ES', locale: 'es' })
    const english = await supporters(petition, 1, { country: 'GT', locale: 'en' })
    const of = (narrow: Partial<Audience>) => reached(owner, { petitions: [petition.id], ...narrow })
    expect(await of({ countries: ['ES'] })).toEqual(spain.sort())
    expect(await of({ languages: ['es'] })).toEqual([...guatemala, ...spain].sort())
    expect(await of({ languages: ['en'], countries: ['GT', 'FR'] })).toEqual(english)
  })

  it('takes a campaign for the petitions it has', async () => {
    const campaign = await aCampaign()
    const { petition, owner } = await anOwnedPetition({ campaign })
    await db.write(async (tx) => {
      const { id: organisationId } = owner.organisation
      await tx.update(campaigns).set({ organisationId }).where(eq(campaigns.id, campaign.id))
    })
    const asked = await supporters(petition, 2)
    expect(await reached(owner, { campaigns: [campaign.id] })).toEqual(asked.sort())
  })

  it('leaves out who got an earlier mailing', async () => {
    const { petition, owner } = await anOwnedPetition()
    await supporters(petition, 2)
    const first = await news(owner, { petitions: [petition.id] })
    await started(first)
    await sendAll(new BulkPostbox())
    const late = await supporters(petition, 1)
    expect(await reached(owner, { petitions: [petition.id], notSent: [first.reference] })).toEqual(late)
  })

  it('follows what its people decided about the organisation as a whole', async () => {
    const { petition, owner } = await anOwnedPetition()
    const organisationId = owner.organisation.id
    const [everything, nothing, undecided] = await supporters(petition, 3)
    const [onlyNews] = await supporters(petition, 1, { updates: false })
    await changeSubscription(await hashOf(everything!), organisationId, 'everything', 'en')
    await changeSubscription(await hashOf(nothing!), organisationId, 'nothing', 'en')
    await changeSubscription(await hashOf(onlyNews!), organisationId, 'everything', 'es')
    expect(await reached(owner, { petitions: [petition.id] })).toEqual([everything, undecided].sort())
    expect(await reached(owner, { subscribers: true })).toEqual([everything, onlyNews].sort())
    expect(await reached(owner, { petitions: [petition.id], subscribers: true })).toEqual(
      [everything, undecided, onlyNews].sort(),
    )
    await changeSubscription(await hashOf(nothing!), organisationId, 'petitions', 'en')
    expect(await reached(owner, { petitions: [petition.id] })).toContain(nothing)
  })

  it('takes of those who agreed to letters of the organisation whoever gave to it, and no donor for the gift alone', async () => {
    const { petition, owner } = await anOwnedPetition()
    const { owner: another } = await anOwnedPetition()
    const own = owner.organisation.id
    const [gave, gaveOnly, gaveElsewhere, tookBack, agreedOnly] = (await supporters(petition, 5)) as [
      string,
      string,
      string,
      string,
      string,
    ]
    for (const address of [gave, gaveElsewhere, tookBack, agreedOnly])
      await changeSubscription(await hashOf(address), own, 'everything', 'en')
    await gift(gave, own)
    await gift(gave, own)
    await gift(gaveOnly, own)
    await gift(gaveElsewhere, another.organisation.id)
    await gift(tookBack, own, 'refunded')
    expect(await reached(owner, { donors: true })).toEqual([gave])
    expect(await reached(owner, { donors: true, countries: ['ES'] })).toEqual([])
    expect(await reached(owner, { donors: true, subscribers: true })).toHaveLength(4)
    await changeSubscription(await hashOf(gave), own, 'nothing', 'en')
    expect(await reached(owner, { donors: true })).toEqual([])
  })

  it('is frozen a batch at a time: interrupted and taken up by several workers, everybody is in it once', async () => {
    const { petition, owner } = await anOwnedPetition()
    await manySignatures(process.env.DATABASE_URL!, petition.id, 5_300)
    const wanting = (
      await db.read.select().from(signatures).where(eq(signatures.petitionId, petition.id))
    ).filter(({ updates, state }) => updates && state === 'confirmed')
    const update = await anUpdate(owner, petition)
    await started(update)
    let ticks = 0
    const oneBatch = () => (ticks++ % 2 ? Date.now() + 1e9 : Date.now()) // its step is over at once
    await freezeAudience(100, oneBatch)
    expect((await mailingRow(update.reference)).frozenAt).toBeNull()
    await Promise.all([frozen(new BulkPostbox()), frozen(new BulkPostbox()), frozen(new BulkPostbox())])
    const recipients = await recipientsOf(update.reference)
    const chunks = await chunksOf(update.reference)
    expect(recipients).toHaveLength(wanting.length)
    expect(new Set(recipients.map(({ sourceId }) => sourceId))).toEqual(new Set(wanting.map(({ id }) => id)))
    expect(await mailingRow(update.reference)).toMatchObject({ recipients: wanting.length, state: 'sending' })
    expect(chunks.reduce((sum, { size }) => sum + size, 0)).toBe(wanting.length)
    expect(Math.max(...chunks.map(({ size }) => size))).toBeLessThanOrEqual(100)
  })

  it('is not read from what is none', () => {
    for (const value of [
      null,
      {},
      { ...noAudience, countries: ['XX'] },
      { ...noAudience, petitions: ["' or 1=1"] },
    ])
      expect(readAudience(value)).toBeNull()
    expect(readAudience({ ...noAudience, countries: ['GT', 'ES', 'GT'] })?.countries).toEqual(['ES', 'GT'])
  })
})
