import { and, count, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions, petitionTargets, targets, type Localized } from '../../db/schema'
import type { Locale } from '../i18n'

export interface OwnTarget {
  slug: string
  name: string
  jurisdiction: string
  /** Petitions put to it; and those among them that the public has read. */
  petitions: number
  published: number
}

interface Uses {
  petitions: number
  published: number
}

/** In how many petitions an organisation's targets stand, by their ids. */
async function usesOf(organisationId: string): Promise<(targetId: string) => Uses> {
  const rows = await db.read
    .select({
      id: petitionTargets.targetId,
      petitions: count(),
      published: count(petitions.publishedAt),
    })
    .from(petitionTargets)
    .innerJoin(petitions, eq(petitions.id, petitionTargets.petitionId))
    .where(eq(petitions.organisationId, organisationId))
    .groupBy(petitionTargets.targetId)
  const uses = new Map(rows.map(({ id, ...use }) => [id, use]))
  return (targetId) => uses.get(targetId) ?? { petitions: 0, published: 0 }
}

/** The offices and institutions an organisation puts its demands to, by name. */
export async function listOwnTargets(organisationId: string, locale: Locale): Promise<OwnTarget[]> {
  const [rows, usesIn] = await Promise.all([
    db.read.select().from(targets).where(eq(targets.organisationId, organisationId)),
    usesOf(organisationId),
  ])
  return rows
    .map(({ id, slug, name, jurisdiction }) => ({
      slug,
      name: name[locale],
      jurisdiction: jurisdiction[locale],
      ...usesIn(id),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, locale) || a.slug.localeCompare(b.slug))
}

/** One of them in both languages; null for another organisation's. */
export async function findOwnTarget(
  organisationId: string,
  slug: string,
): Promise<{ slug: string; name: Localized; jurisdiction: Localized; published: number } | null> {
  const [row] = await db.read
    .select()
    .from(targets)
    .where(and(eq(targets.slug, slug), eq(targets.organisationId, organisationId)))
  if (!row) return null
  const usesIn = await usesOf(organisationId)
  return { slug, name: row.name, jurisdiction: row.jurisdiction, published: usesIn(row.id).published }
}
