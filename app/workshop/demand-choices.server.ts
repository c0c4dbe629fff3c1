import { and, asc, count, desc, eq, inArray } from 'drizzle-orm'
import { db } from '../../db/client'
import { claims, petitionClaims, petitionTargets, targets, works } from '../../db/schema'
import type { Locale } from '../i18n'
import type { DemandText } from '../../db/schema'
import type { DemandNames } from './demand-lines'

export interface Choice {
  slug: string
  name: string
}

/** What the demands of a petition can be put to, and which documents they can name. */
export interface DemandChoices {
  targets: Choice[]
  works: Choice[]
}

/** The newest documents offered; others are found by laying one of their claims beside the petition. */
const MOST_WORKS = 40

/**
 * The petition's own targets, and its organisation's documents: those its claims rest on first, then the newest, then
 * those that are `named` already.
 */
export async function demandChoices(
  petition: { id: string; organisationId: string },
  locale: Locale,
  named: string[],
): Promise<DemandChoices> {
  const [addressed, resting, newest, chosen] = await Promise.all([
    db.read
      .select({ slug: targets.slug, name: targets.name })
      .from(petitionTargets)
      .innerJoin(targets, eq(targets.id, petitionTargets.targetId))
      .where(eq(petitionTargets.petitionId, petition.id))
      .orderBy(asc(petitionTargets.position)),
    db.read
      .select({ slug: works.slug, title: works.title, n: count() })
      .from(petitionClaims)
      .innerJoin(claims, eq(claims.id, petitionClaims.claimId))
      .innerJoin(works, eq(works.id, claims.workId))
      .where(eq(petitionClaims.petitionId, petition.id))
      .groupBy(works.id)
      .orderBy(desc(works.date), asc(works.slug)),
    db.read
      .select({ slug: works.slug, title: works.title })
      .from(works)
      .where(eq(works.organisationId, petition.organisationId))
      .orderBy(desc(works.date), asc(works.slug))
      .limit(MOST_WORKS),
    named.length === 0
      ? []
      : db.read
          .select({ slug: works.slug, title: works.title })
          .from(works)
          .where(and(eq(works.organisationId, petition.organisationId), inArray(works.slug, named))),
  ])
  const all = new Map([...resting, ...newest, ...chosen].map(({ slug, title }) => [slug, title[locale]]))
  return {
    targets: addressed.map(({ slug, name }) => ({ slug, name: name[locale] })),
    works: [...all].map(([slug, name]) => ({ slug, name })),
  }
}

/** The names of the targets and documents that demands speak of, in a language. */
export async function demandNames(
  organisationId: string,
  demands: DemandText[],
  locale: Locale,
): Promise<DemandNames> {
  const to = [...new Set(demands.flatMap((demand) => demand.to))]
  const asked = [...new Set(demands.flatMap((demand) => demand.works))]
  const [offices, documents] = await Promise.all([
    to.length === 0
      ? []
      : db.read
          .select({ slug: targets.slug, name: targets.name })
          .from(targets)
          .where(and(eq(targets.organisationId, organisationId), inArray(targets.slug, to))),
    asked.length === 0
      ? []
      : db.read
          .select({ slug: works.slug, name: works.title })
          .from(works)
          .where(and(eq(works.organisationId, organisationId), inArray(works.slug, asked))),
  ])
  const named = (rows: { slug: string; name: { en: string; es: string } }[]) =>
    new Map(rows.map(({ slug, name }) => [slug, name[locale]]))
  return { targets: named(offices), works: named(documents) }
}
