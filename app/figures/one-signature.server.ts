import { and, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { holdDecisions, signatures } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { openPerson } from '../petitions/open-person.server'
import { columns, toRow } from './list-signatures.server'
import type { SignatureRow } from './views'

interface OfPetition {
  id: string
  slug: string
  organisationId: string
}

export interface OneSignature extends SignatureRow {
  textVersion: number
  endedAt: number | null
  updates: boolean
  deliver: boolean
  anonymised: boolean
  /** Whether there is still something to open. */
  sealed: boolean
  decisions: { decision: 'accept' | 'reject'; reason: string; actor: string; decidedAt: number }[]
}

/** One signature of a petition without what is sealed; null for another petition's and for one never confirmed. */
export async function findSignature(petitionId: string, id: number): Promise<OneSignature | null> {
  const [row] = await db.read
    .select({
      ...columns,
      textVersion: signatures.textVersion,
      endedAt: signatures.endedAt,
      updates: signatures.updates,
      deliver: signatures.deliver,
      anonymisedAt: signatures.anonymisedAt,
      sealed: signatures.sealed,
    })
    .from(signatures)
    .where(and(eq(signatures.id, id), eq(signatures.petitionId, petitionId)))
  if (!row || row.confirmedAt === null) return null
  const decisions = await db.read
    .select({
      decision: holdDecisions.decision,
      reason: holdDecisions.reason,
      actor: holdDecisions.actor,
      decidedAt: holdDecisions.decidedAt,
    })
    .from(holdDecisions)
    .where(eq(holdDecisions.signatureId, id))
    .orderBy(holdDecisions.id)
  const { anonymisedAt, sealed, textVersion, endedAt, updates, deliver, ...rest } = row
  return {
    ...toRow(rest),
    textVersion,
    endedAt,
    updates,
    deliver,
    anonymised: anonymisedAt !== null,
    sealed: sealed !== null,
    decisions,
  }
}

/** What a moderator needs to judge a signature: never the address or the postcode. */
export interface OpenedSignature {
  name: string
  comment: string
  mailDomain: string
}

/** Opens what is sealed of a signature, and writes down who did; null where nothing is kept. */
export function openSignature(
  petition: OfPetition,
  id: number,
  actor: Pick<Actor, 'personId' | 'name'>,
  now = Date.now(),
): Promise<OpenedSignature | null> {
  return db.write(async (tx) => {
    const [row] = await tx
      .select()
      .from(signatures)
      .where(and(eq(signatures.id, id), eq(signatures.petitionId, petition.id)))
    const person = row && openPerson('signatures', row)
    if (!person) return null
    await record(tx, {
      actor,
      organisationId: petition.organisationId,
      petitionId: petition.id,
      about: petition.slug,
      action: 'signatures.opened',
      details: { signature: id },
      now,
    })
    const { name, comment, email } = person
    return { name, comment, mailDomain: email.slice(email.lastIndexOf('@') + 1) }
  })
}
