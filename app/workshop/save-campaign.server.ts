import { and, count, eq, sql } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { campaigns, campaignTexts } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { locales } from '../i18n'
import { insertCampaign } from '../petitions/create-campaign.server'
import { forgetPages } from '../platform/page-cache.server'
import { firstFree, slugFrom } from '../platform/slug'
import { isBlank, type CampaignAnswers } from './campaign-form'

type In = Pick<Actor, 'personId' | 'name'> & { organisation: { id: string } }

const written = (answers: CampaignAnswers) =>
  Object.fromEntries(
    locales.flatMap((locale) => (isBlank(answers[locale]) ? [] : [[locale, answers[locale]] as const])),
  )

/** Begins a campaign as a draft; its address comes from its title. Returns its slug. */
export function beginCampaign(actor: In, answers: CampaignAnswers): Promise<string> {
  const organisationId = actor.organisation.id
  const title = locales.map((locale) => answers[locale].title).find(Boolean) ?? ''
  return db.write(async (tx) => {
    const [{ position } = { position: 0 }] = await tx
      .select({ position: count() })
      .from(campaigns)
      .where(eq(campaigns.organisationId, organisationId))
    const slug = await firstFree(slugFrom(title, 'campaign'), async (wish) => {
      const id = await insertCampaign(tx, { organisationId, slug: wish, position, texts: written(answers) })
      return id && wish
    })
    await record(tx, { actor, organisationId, action: 'campaign.created', about: slug })
    return slug
  })
}

export type SavedCampaign = { outcome: 'saved' } | { outcome: 'stale' } | { outcome: 'unknown' }

/** Stores the texts of a campaign, unless somebody else did since the form was opened. */
export async function saveCampaign(
  actor: In,
  slug: string,
  revision: number,
  answers: CampaignAnswers,
): Promise<SavedCampaign> {
  const saved = await db.write(async (tx): Promise<SavedCampaign> => {
    const id = await ownId(tx, actor, slug)
    if (!id) return { outcome: 'unknown' }
    if (!(await advance(tx, id, revision))) return { outcome: 'stale' }
    await tx.delete(campaignTexts).where(eq(campaignTexts.campaignId, id))
    for (const [locale, text] of Object.entries(written(answers)))
      await tx.insert(campaignTexts).values({ campaignId: id, locale: locale as 'en' | 'es', ...text })
    await record(tx, {
      actor,
      organisationId: actor.organisation.id,
      action: 'campaign.changed',
      about: slug,
    })
    return { outcome: 'saved' }
  })
  if (saved.outcome === 'saved') await forgetPages()
  return saved
}

export type CampaignMove = 'publish' | 'archive' | 'take-back'
const leads: Record<
  CampaignMove,
  { from: 'draft' | 'published' | 'archived'; to: 'published' | 'archived' }
> = {
  publish: { from: 'draft', to: 'published' },
  archive: { from: 'published', to: 'archived' },
  'take-back': { from: 'archived', to: 'published' },
}
export const isCampaignMove = (text: unknown): text is CampaignMove =>
  typeof text === 'string' && Object.hasOwn(leads, text)

/** Publishes a campaign, ends it, or brings it back. Repeating it changes nothing. */
export async function moveCampaign(
  actor: In,
  slug: string,
  move: CampaignMove,
): Promise<{ outcome: 'moved' | 'not-from-here' | 'unknown' }> {
  const { from, to } = leads[move]
  const moved = await db.write(async (tx) => {
    const id = await ownId(tx, actor, slug)
    if (!id) return { outcome: 'unknown' as const }
    const rows = await tx
      .update(campaigns)
      .set({ state: to })
      .where(and(eq(campaigns.id, id), eq(campaigns.state, from)))
      .returning({ id: campaigns.id })
    if (rows.length === 0) return { outcome: 'not-from-here' as const }
    await record(tx, {
      actor,
      organisationId: actor.organisation.id,
      action: to === 'archived' ? 'campaign.archived' : 'campaign.published',
      about: slug,
      details: { from, to },
    })
    return { outcome: 'moved' as const }
  })
  if (moved.outcome === 'moved') await forgetPages()
  return moved
}

async function ownId(tx: Tx, actor: In, slug: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(and(eq(campaigns.slug, slug), eq(campaigns.organisationId, actor.organisation.id)))
  return row?.id ?? null
}

async function advance(tx: Tx, id: string, revision: number): Promise<boolean> {
  const rows = await tx
    .update(campaigns)
    .set({ revision: sql`${campaigns.revision} + 1` })
    .where(and(eq(campaigns.id, id), eq(campaigns.revision, revision)))
    .returning({ id: campaigns.id })
  return rows.length > 0
}
