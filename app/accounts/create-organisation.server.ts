import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { organisations, type Localized } from '../../db/schema'

export interface NewOrganisation {
  slug: string
  name: Localized
  about: Localized
}

/** Creates an organisation, or finds the one that has this slug already. Returns its id. */
export function createOrganisation(organisation: NewOrganisation): Promise<string> {
  return db.write(async (tx) => {
    const [created] = await tx
      .insert(organisations)
      .values(organisation)
      .onConflictDoNothing()
      .returning({ id: organisations.id })
    if (created) return created.id
    const [existing] = await tx
      .select({ id: organisations.id })
      .from(organisations)
      .where(eq(organisations.slug, organisation.slug))
    return existing!.id
  })
}
