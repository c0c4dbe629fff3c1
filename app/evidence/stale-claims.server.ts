import { and, asc, count, eq, lte, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { claims, claimSubjects, works } from '../../db/schema'
import { DAY } from '../duration'
import type { Locale } from '../i18n'
import { toOwnClaim } from './own-works.server'
import type { OwnClaim } from './views'

/** After this long a claim should be compared with its source again. */
export const CHECK_AGAIN_AFTER = 90 * DAY
const SHOWN = 100

// A claim whose words were changed since it was checked counts from when it was recorded.
const lastLookedAt = sql<number>`coalesce(${claims.reviewedAt}, ${claims.createdAt})`
const stale = (organisationId: string, now: number) =>
  and(eq(claims.organisationId, organisationId), lte(lastLookedAt, now - CHECK_AGAIN_AFTER))

/** How many claims of an organisation nobody has compared with their source for 90 days. */
export async function countStaleClaims(organisationId: string, now = Date.now()): Promise<number> {
  const [row] = await db.read.select({ n: count() }).from(claims).where(stale(organisationId, now))
  return row!.n
}

export interface StaleClaim extends OwnClaim {
  revision: number
  work: { slug: string; title: string }
  /** Epoch ms; when it was checked, or recorded. */
  since: number
}

/** Those claims, the longest forgotten first, at most a hundred; a checked one makes room for the next. */
export async function listStaleClaims(
  organisationId: string,
  locale: Locale,
  now = Date.now(),
): Promise<{ claims: StaleClaim[]; total: number }> {
  const rows = await db.read
    .select({ claim: claims, subject: claimSubjects.title, work: { slug: works.slug, title: works.title } })
    .from(claims)
    .innerJoin(claimSubjects, eq(claimSubjects.id, claims.subjectId))
    .innerJoin(works, eq(works.id, claims.workId))
    .where(stale(organisationId, now))
    .orderBy(asc(lastLookedAt), asc(claims.id))
    .limit(SHOWN)
  return {
    total: rows.length < SHOWN ? rows.length : await countStaleClaims(organisationId, now),
    claims: rows.map(({ claim, subject, work }) => ({
      ...toOwnClaim(claim, subject[locale], locale),
      revision: claim.revision,
      work: { slug: work.slug, title: work.title[locale] },
      since: claim.reviewedAt ?? claim.createdAt,
    })),
  }
}
