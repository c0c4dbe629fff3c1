import { eq } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { organisations, type Localized, type OrganisationState } from '../../db/schema'
import { firstFree, slugFrom } from '../platform/slug'

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

/** Inserts an organisation at the first address that its English name suggests and nobody has. */
export const insertOrganisation = (
  tx: Tx,
  organisation: Omit<NewOrganisation, 'slug'> & {
    state?: OrganisationState
    takesGifts?: boolean
    createdAt: number
  },
): Promise<{ id: string; slug: string }> =>
  firstFree(slugFrom(organisation.name.en, 'organisation'), async (slug) => {
    const [created] = await tx
      .insert(organisations)
      .values({ ...organisation, slug })
      .onConflictDoNothing()
      .returning({ id: organisations.id, slug: organisations.slug })
    return created
  })
