import { expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { findGiving } from '../../app/donations/find-giving.server'
import type { GivingForm } from '../../app/donations/giving-settings-form'
import {
  allowGifts,
  changeGivingSettings,
  readGivingSettings,
} from '../../app/donations/giving-settings.server'
import { plantDemonstration } from '../../app/demonstration.server'
import { useProvider } from '../../app/platform/stripe/provider.server'
import { changeState } from '../../app/petitions/change-state.server'
import { db } from '../../db/client'
import { audit, organisations } from '../../db/schema'
import { aReceiver, standIn } from '../support/giving'
import { actorOf, anOrganisation, aPerson } from '../support/organizers'

const form: GivingForm = {
  legalName: 'Río Claro Families, registered association',
  currencies: ['USD', 'JPY'],
  amounts: { USD: [1000, 2500], JPY: [1000] },
  purpose: { en: 'It pays lawyers.', es: 'Paga abogados.' },
  receiptText: { en: '', es: '' },
}

it('takes gifts only where the instance agreed and the organisation said what they do', async () => {
  const { slug, organisationId, giving } = await aReceiver()
  expect(giving).toMatchObject({ test: true, guarded: false, petition: { slug } })
  expect(giving.floors).toEqual({ USD: 100, EUR: 100, JPY: 150, KWD: 1000, ISK: 15000 })
  await allowGifts(null, organisationId, false)
  expect(await findGiving(slug)).toBeNull()
  await allowGifts(null, organisationId, true)
  expect(await findGiving(slug)).not.toBeNull()
  await db.write(async (tx) => {
    await tx.update(organisations).set({ state: 'suspended' }).where(eq(organisations.id, organisationId))
  })
  expect(await findGiving(slug)).toBeNull()
})

it('takes none for a petition that is not public, and none without a provider', async () => {
  const { slug, giving } = await aReceiver()
  await changeState(giving.petition!.id, 'taken-down', { en: 'Gone', es: 'Fuera' })
  expect(await findGiving(slug)).toBeNull()
  expect(await findGiving('no-such-petition')).toBeNull()
  const other = await aReceiver()
  useProvider(null)
  expect(await findGiving(other.slug)).toBeNull()
  useProvider(standIn.provider)
  expect(await findGiving(other.slug)).not.toBeNull()
})

it('keeps settings over the revision they were read at, and writes down who changed them', async () => {
  const organisation = await anOrganisation()
  const actor = await actorOf(await aPerson({ roles: ['finance'], in: organisation }))
  const change = (revision: number, legalName = form.legalName) =>
    changeGivingSettings(actor, organisation.id, { ...form, legalName, revision })
  expect(await readGivingSettings(organisation.id)).toBeNull()
  expect(await change(0)).toEqual({ outcome: 'changed' })
  expect(await change(0)).toEqual({ outcome: 'stale' })
  const { revision } = (await readGivingSettings(organisation.id))!
  const both = await Promise.all([change(revision, 'One'), change(revision, 'Two')])
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(['changed', 'stale'])
  const log = await db.read.select().from(audit).where(eq(audit.organisationId, organisation.id))
  expect(log.filter(({ action }) => action === 'giving.changed')).toHaveLength(2)
})

it.each([
  ['no legal name', { legalName: ' ' }, { legalName: 'empty' }],
  ['no currency', { currencies: [] }, { currencies: 'none' }],
  ['an unknown currency', { currencies: ['XXX'] }, { currencies: 'unknown' }],
  ['a currency without suggestions', { currencies: ['USD', 'EUR'] }, { amounts: ['EUR'] }],
  ['suggestions out of order', { amounts: { ...form.amounts, USD: [2500, 1000] } }, { amounts: ['USD'] }],
  ['a suggestion below the smallest gift', { amounts: { ...form.amounts, USD: [50] } }, { amounts: ['USD'] }],
  ['a suggestion with a fraction', { amounts: { ...form.amounts, USD: [1000.5] } }, { amounts: ['USD'] }],
  ['a purpose in one language', { purpose: { en: 'It pays.', es: '' } }, { purpose: 'empty' }],
  ['HTML on a receipt', { receiptText: { en: '<b>x</b>', es: '' } }, { receiptText: 'html' }],
] as const)('refuses settings with %s, and changes nothing', async (_, wrong, problems) => {
  const { id } = await anOrganisation()
  const given = { ...form, ...wrong, revision: 0 } as GivingForm & { revision: number }
  expect(await changeGivingSettings(null, id, given)).toEqual({ outcome: 'problems', problems })
  expect(await readGivingSettings(id)).toBeNull()
})

it('lets the demonstration take gifts, once', async () => {
  await plantDemonstration()
  const demonstration = eq(organisations.slug, 'demonstration')
  const [own] = await db.read.select().from(organisations).where(demonstration)
  expect(own!.takesGifts).toBe(true)
  await allowGifts(null, own!.id, false)
  await plantDemonstration()
  const [after] = await db.read.select().from(organisations).where(demonstration)
  expect(after!.takesGifts).toBe(false)
  expect(await readGivingSettings(own!.id)).toMatchObject({ revision: 1 })
})
