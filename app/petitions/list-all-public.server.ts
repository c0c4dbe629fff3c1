import { and, asc, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { campaigns, campaignTexts, petitions, petitionTexts, works } from '../../db/schema'
import { isPublic } from './cards.server'

/** Everything that has a public address, for the sitemap. */
export async function listAllPublic() {
  const [petitionRows, campaignRows, workRows] = await Promise.all([
    db.read
      .select({ slug: petitions.slug, locale: petitionTexts.locale, changedAt: petitionTexts.createdAt })
      .from(petitions)
      .innerJoin(
        petitionTexts,
        and(eq(petitionTexts.petitionId, petitions.id), eq(petitionTexts.current, true)),
      )
      .where(isPublic)
      .orderBy(asc(petitions.slug)),
    db.read
      .select({ slug: campaigns.slug, locale: campaignTexts.locale })
      .from(campaigns)
      .innerJoin(campaignTexts, eq(campaignTexts.campaignId, campaigns.id))
      .where(eq(campaigns.state, 'published'))
      .orderBy(asc(campaigns.slug)),
    db.read.select({ slug: works.slug }).from(works).orderBy(asc(works.slug)),
  ])
  return {
    petitions: bySlug(petitionRows).map((rows) => ({
      slug: rows[0]!.slug,
      languages: rows.map((row) => row.locale).sort(),
      changedAt: Math.max(...rows.map((row) => row.changedAt)),
    })),
    campaigns: bySlug(campaignRows).map((rows) => ({
      slug: rows[0]!.slug,
      languages: rows.map((row) => row.locale).sort(),
    })),
    works: workRows,
  }
}

function bySlug<T extends { slug: string }>(rows: T[]): T[][] {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(row.slug, [...(groups.get(row.slug) ?? []), row])
  return [...groups.values()]
}
