import { eq } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { campaigns, campaignTexts } from '../../db/schema'
import type { Locale } from '../i18n'

export interface CampaignText {
  title: string
  summary: string
  /** Markdown. */
  story: string
}

export interface NewCampaign {
  organisationId: string
  slug: string
  position: number
  texts: Partial<Record<Locale, CampaignText>>
}

/** Creates a campaign as a draft, or finds the one that has this slug already. Returns its id. */
export function createCampaign(campaign: NewCampaign): Promise<{ id: string; created: boolean }> {
  return db.write(async (tx) => {
    const id = await insertCampaign(tx, campaign)
    if (id) return { id, created: true }
    const [existing] = await tx
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(eq(campaigns.slug, campaign.slug))
    return { id: existing!.id, created: false }
  })
}

/** Writes a campaign as a draft. Returns its id, or null when its slug is taken. */
export async function insertCampaign(tx: Tx, { texts, ...campaign }: NewCampaign): Promise<string | null> {
  const [created] = await tx
    .insert(campaigns)
    .values(campaign)
    .onConflictDoNothing()
    .returning({ id: campaigns.id })
  if (!created) return null
  for (const [locale, text] of Object.entries(texts))
    await tx.insert(campaignTexts).values({ campaignId: created.id, locale: locale as Locale, ...text })
  return created.id
}

/** Makes a draft campaign public. */
export async function publishCampaign(id: string): Promise<void> {
  await db.write(async (tx) => {
    await tx.update(campaigns).set({ state: 'published' }).where(eq(campaigns.id, id))
  })
}
