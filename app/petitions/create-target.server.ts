import { and, eq } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { targets, type Localized } from '../../db/schema'

export interface NewTarget {
  organisationId: string
  slug: string
  name: Localized
  jurisdiction: Localized
}

/** Creates a target (an office or institution), or finds the organisation's one with this slug. Returns its id. */
export function createTarget(target: NewTarget): Promise<string> {
  return db.write(async (tx) => {
    const created = await insertTarget(tx, target)
    if (created) return created
    const [existing] = await tx
      .select({ id: targets.id })
      .from(targets)
      .where(and(eq(targets.organisationId, target.organisationId), eq(targets.slug, target.slug)))
    return existing!.id
  })
}

/** Writes a target. Returns its id, or null when the organisation has one with this slug. */
export async function insertTarget(tx: Tx, target: NewTarget): Promise<string | null> {
  const [created] = await tx
    .insert(targets)
    .values(target)
    .onConflictDoNothing()
    .returning({ id: targets.id })
  return created?.id ?? null
}
