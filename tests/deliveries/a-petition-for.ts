import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitionTargets, petitions, targets } from '../../db/schema'
import { createTarget } from '../../app/petitions/create-target.server'
import { aPetition, type APetition } from '../support/petitions'

let serial = 0

export interface Addressed extends APetition {
  organisationId: string
  /** Slug of who it is addressed to. */
  target: string
}

/** A petition that is addressed to an office. */
export async function aPetitionFor(how: Parameters<typeof aPetition>[0] = {}): Promise<Addressed> {
  const petition = await aPetition(how)
  const [row] = await db.read.select().from(petitions).where(eq(petitions.id, petition.id))
  const target = `office-${++serial}`
  await createTarget({
    organisationId: row!.organisationId,
    slug: target,
    name: { en: 'Ministry of Land', es: 'Ministerio de Tierras' },
    jurisdiction: { en: 'Nowhere', es: 'Ningún lugar' },
  })
  await db.write(async (tx) => {
    const [made] = await tx.select().from(targets).where(eq(targets.slug, target))
    await tx.insert(petitionTargets).values({ petitionId: petition.id, targetId: made!.id, position: 0 })
  })
  return { ...petition, organisationId: row!.organisationId, target }
}

export const somebody = { personId: null as unknown as string, name: 'Ana Lucía' }
