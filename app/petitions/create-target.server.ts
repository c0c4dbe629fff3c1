import { and, eq } from 'drizzle-orm'
import { db } from '../../db/client'
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
    const [created] = await tx
      .insert(targets)
      .values(target)
      .onConflictDoNothing()
      .returning({ id: targets.id })
    if (created) return created.id
    const [existing] = await tx
      .select({ id: targets.id })
      .from(targets)
      .where(and(eq(targets.organisationId, target.organisationId), eq(targets.slug, target.slug)))
    return existing!.id
  })
}
