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
import { createMailingDraft, createUpdateDraft } from '../../app/mailings/create-draft.server'
import { aPerson, type AnOrganisation } from './organizers'
import { signAndConfirm, type APetition } from './petitions'

interface Asked {
  organisation: AnOrganisation
  /** An open one of the organisation's. */
  petition: APetition
  /** Whom the petition is addressed to. */
  targetId: string
  /** Tells what is made from what is made elsewhere. */
  name: string
}

/**
 * Gives an organisation and its petition one of everything that an address can name beside them: a signature, a sheet, a
 * packet, a gift and so on. Returns what to write for a parameter, by the segment of the address before it.
 */
export async function oneOfEverything(everything: Asked): Promise<Record<string, string>> {
  const { organisation, petition, targetId, name } = everything
  const organisationId = organisation.id
  const petitionId = petition.id
  const member = await aPerson({ in: organisation, roles: ['owner'], name: 'Member' })
  const signature = await signAndConfirm(petition, `${name}@example.org`)
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
  return {
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
