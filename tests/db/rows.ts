import type { Tx } from '../../db/client'
import { organisations, petitionCounters, petitions, petitionTexts } from '../../db/schema'
import { uuidv7 } from '../../db/uuid'

/** Writes the least a petition needs and returns its id. */
export async function aPetition(tx: Tx, slug: string): Promise<string> {
  const [organisation, id] = [uuidv7(), uuidv7()]
  const name = { en: slug, es: slug }
  await tx.insert(organisations).values({ id: organisation, slug, name, about: name })
  await tx.insert(petitions).values({ id, organisationId: organisation, slug, milestones: [100] })
  await tx.insert(petitionCounters).values({ petitionId: id })
  return id
}

export const aText = (
  petitionId: string,
  some: Partial<typeof petitionTexts.$inferInsert> = {},
): typeof petitionTexts.$inferInsert => ({
  petitionId,
  locale: 'en',
  version: 1,
  current: true,
  title: 'title',
  summary: '',
  demands: [],
  story: '',
  evidenceFrom: '',
  search: '',
  ...some,
})
