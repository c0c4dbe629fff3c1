import { and, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { deliveries, organisations, petitions, petitionTexts, targets } from '../../db/schema'
import type { Locale } from '../i18n'
import type { Scope } from './names.server'

export interface OpenedPacket {
  id: string
  slug: string
  locale: Locale
  scope: Scope
}

/** What the documents of a packet are made from; null where it is not there. */
export async function openPacket(id: string): Promise<OpenedPacket | null> {
  const [row] = await db.read
    .select({ packet: deliveries, slug: petitions.slug })
    .from(deliveries)
    .innerJoin(petitions, eq(petitions.id, deliveries.petitionId))
    .where(eq(deliveries.id, id))
  if (!row) return null
  const { locale, petitionId, throughId, preparedAt } = row.packet
  return { id, slug: row.slug, locale, scope: { petitionId, throughId, preparedAt } }
}

/** What the letter of a packet says, with the text as it was when it was prepared; null where it is not there. */
export async function findContent(id: string) {
  const [row] = await db.read
    .select({
      packet: deliveries,
      target: targets.name,
      organisation: organisations.name,
      slug: petitions.slug,
      text: petitionTexts,
    })
    .from(deliveries)
    .innerJoin(targets, eq(targets.id, deliveries.targetId))
    .innerJoin(petitions, eq(petitions.id, deliveries.petitionId))
    .innerJoin(organisations, eq(organisations.id, petitions.organisationId))
    .innerJoin(
      petitionTexts,
      and(
        eq(petitionTexts.petitionId, deliveries.petitionId),
        eq(petitionTexts.locale, deliveries.locale),
        eq(petitionTexts.version, deliveries.textVersion),
      ),
    )
    .where(eq(deliveries.id, id))
  return row ?? null
}
