import { db } from '../../db/client'
import { campaigns, campaignTexts } from '../../db/schema'
import type { Locale } from '../i18n'
import { eq } from 'drizzle-orm'

export interface NewCampaign {
  organisationId: string
  slug: string
  position: number
  texts: Partial<Record<Locale, { title: string; summary: string; story: string }>>
}

/** Creates a campaign as a draft, or finds the one that has this slug already. Returns its id. */
export function createCampaign({
  texts,
  ...campaign
}: NewCampaign): Promise<{ id: string; created: boolean }> {
  return db.write(async (tx) => {
    const [created] = await tx
      .insert(campaigns)
      .values(campaign)
      .onConflictDoNothing()
      .returning({ id: campaigns.id })
    if (!created) {
      const [existing] = await tx
        .select({ id: campaigns.id })
        .from(campaigns)
        .where(eq(campaigns.slug, campaign.slug))
      return { id: existing!.id, created: false }
    }
    for (const [locale, text] of Object.entries(texts)) {
      await tx.insert(campaignTexts).values({ campaignId: created.id, locale: locale as Locale, ...text })
    }
    return { id: created.id, created: true }
  })
}

/** Makes a draft campaign public. */
export async function publishCampaign(id: string): Promise<void> {
  await db.write(async (tx) => {
    await tx.update(campaigns).set({ state: 'published' }).where(eq(campaigns.id, id))
  })
}
