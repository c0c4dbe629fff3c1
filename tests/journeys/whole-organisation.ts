import { uuidv7 } from '../../db/uuid'
import { db } from '../../db/client'
import {
  balanceTransactions,
  deliveries,
  donations,
  exports,
  paperSheets,
  payouts,
  removals,
  reviews,
} from '../../db/schema'
import { recordClaim, recordSubject, attachClaims } from '../../app/evidence/record-claim.server'
import { recordWork } from '../../app/evidence/record-work.server'
import { createCampaign } from '../../app/petitions/create-campaign.server'
import { createPetition } from '../../app/petitions/create-petition.server'
import { createTarget } from '../../app/petitions/create-target.server'
import { changeState } from '../../app/petitions/change-state.server'
import { createMailingDraft, createUpdateDraft } from '../../app/mailings/create-draft.server'
import { anOrganisation, aPerson, type AnOrganisation } from '../support/organizers'
import { signAndConfirm } from '../support/petitions'

export interface Things {
  organisation: AnOrganisation
  /** What stands for a parameter of a route's file. */
  named(file: string, parameter: string): string
}

let serial = 0
const both = (text: string) => ({ en: text, es: text })

/** An organisation with one of everything that an address can name. */
export async function aWholeOrganisation(): Promise<Things> {
  const name = `whole-${++serial}`
  const organisation = await anOrganisation(name, name)
  const organisationId = organisation.id
  const member = await aPerson({ in: organisation, roles: ['owner'], name: 'Member' })
  const text = { title: name, summary: 'A summary', story: 'A story' }
  const campaign = await createCampaign({
    organisationId,
    slug: name,
    position: 1,
    texts: { en: text, es: text },
  })
  const targetId = await createTarget({
    organisationId,
    slug: name,
    name: both('Ministry'),
    jurisdiction: both('Guatemala'),
  })
  const workId = await recordWork({
    organisationId,
    slug: name,
    kind: 'statement',
    title: both(name),
    publisher: both('Publisher'),
    dateText: both('May 2025'),
    date: '2025-05',
    dateInferred: false,
    languages: ['en'],
    addresses: [],
    about: both('About it'),
  })
  const subjectId = await recordSubject({
    organisationId,
    slug: name,
    title: both('Subject'),
    scope: both('Scope'),
    disagreeing: false,
    position: 1,
  })
  const claimId = await recordClaim({
    organisationId,
    slug: name,
    subjectId,
    workId,
    figure: both('238'),
    unit: both('people'),
    statement: both('238 people were taken.'),
    by: both('Publisher'),
    asOfText: both('May 2025'),
    passage: both('p. 3'),
    position: 1,
  })
  const petitionText = { ...text, demands: [], evidenceFrom: 'Of 2025.' }
  const { id: petitionId } = await createPetition({
    organisationId,
    campaignId: campaign.id,
    position: 1,
    slug: name,
    milestones: [100],
    targetIds: [targetId],
    texts: { en: petitionText, es: petitionText },
  })
  await attachClaims(petitionId, [claimId])
  await changeState(petitionId, 'open')
  const signature = await signAndConfirm({ id: petitionId, slug: name, title: name }, `${name}@example.org`)
  const [removal, sheet, delivery, asked] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]
  const now = Date.now()
  await db.write(async (tx) => {
    // Agreed to in the organisation, so that whoever runs the instance finds it.
    const agreed = { agreedBy: member.id, agreedAt: now }
    await tx
      .insert(reviews)
      .values({ petitionId, submittedBy: member.id, submittedAt: now, dueAt: now + 1000, ...agreed })
    await tx.insert(removals).values({
      id: removal,
      petitionId,
      reason: 'other',
      conditions: { country: 'XX' },
      actor: 'Member',
      startedAt: now,
      finishedAt: now,
    })
    await tx.insert(paperSheets).values({
      id: sheet,
      petitionId,
      locale: 'en',
      label: 'Sheet 1',
      collectedOn: '2026-01-01',
      enteredBy: member.id,
      createdAt: now,
    })
    await tx.insert(deliveries).values({
      id: delivery,
      petitionId,
      targetId,
      locale: 'en',
      confirmed: 1,
      paper: 0,
      names: 0,
      figures: { days: [], countries: [] },
      throughId: signature,
      textVersion: 1,
      linkExpiresAt: now,
      preparedBy: member.id,
      preparedAt: now,
    })
    await tx.insert(exports).values({
      id: asked,
      organisationId,
      petitionId,
      format: 'csv',
      columns: ['country'],
      reason: 'For a test',
      requestedBy: member.id,
      linkHash: Buffer.from(asked),
      expiresAt: now + 1000,
      total: 1,
    })
  })
  const gift = await aPaidOutGift(organisationId, name)
  const author = { personId: member.id, name: 'Member', organisation }
  const update = (await createUpdateDraft(author, petitionId))!
  const mailing = await createMailingDraft(author)
  const known: Record<string, string> = {
    signatures: String(signature),
    removals: removal,
    paper: sheet,
    delivery,
    exports: asked,
    team: member.id,
    gifts: gift,
    payouts: `po_${name}`,
    updates: update,
    mailings: mailing,
  }
  return {
    organisation,
    named(file, parameter) {
      const segments = file.split('.').map((segment) => segment.replace(/_$/, ''))
      const before = segments[segments.indexOf(`$${parameter}`) - 1]!
      return known[before] ?? name
    },
  }
}

/** A gift that was paid and sent to the bank. Returns its id. */
async function aPaidOutGift(organisationId: string, name: string): Promise<string> {
  const [id, now] = [uuidv7(), Date.now()]
  const money = { currency: 'EUR', livemode: false, createdAt: now }
  await db.write(async (tx) => {
    await tx.insert(donations).values({
      id,
      organisationId,
      state: 'paid',
      amountMinor: 2_500,
      mailbox: Buffer.from(name),
      shown: false,
      locale: 'en',
      paidAt: now,
      ...money,
    })
    await tx.insert(payouts).values({
      id: `po_${name}`,
      amountMinor: 2_400,
      bookedMinor: 2_400,
      status: 'paid',
      arrivesAt: now,
      ...money,
    })
    await tx.insert(balanceTransactions).values({
      id: `txn_${name}`,
      type: 'charge',
      donationId: id,
      payoutId: `po_${name}`,
      amountMinor: 2_500,
      feeMinor: 100,
      netMinor: 2_400,
      availableAt: now,
      ...money,
    })
  })
  return id
}
