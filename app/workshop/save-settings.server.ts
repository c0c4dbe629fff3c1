import { and, eq, ne, sql } from 'drizzle-orm'
import { db, isDuplicate, type Tx } from '../../db/client'
import { petitions, petitionTargets, targets } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { endedStates, stateAt } from '../petitions/states'
import { forgetPages } from '../platform/page-cache.server'
import { campaignIdOf, endOf, targetIdsOf } from './begin-petition.server'
import { textsToCopy } from './copied-texts.server'
import type { Settings, SettingsProblems } from './settings-form'

type In = Pick<Actor, 'personId' | 'name'> & { organisation: { id: string } }

export type SavedSettings =
  | { outcome: 'saved'; slug: string }
  | { outcome: 'wrong'; problems: SettingsProblems }
  | { outcome: 'stale' }
  | { outcome: 'unknown' }

/** Stores what is set for a petition beside its text, unless somebody else did since the form was opened. */
export async function saveSettings(
  actor: In,
  petitionId: string,
  revision: number,
  settings: Settings,
  now = Date.now(),
): Promise<SavedSettings> {
  const organisationId = actor.organisation.id
  const saved = await write(async (tx) => {
    const [petition] = await tx
      .select()
      .from(petitions)
      .where(and(eq(petitions.id, petitionId), eq(petitions.organisationId, organisationId)))
    if (!petition) return { outcome: 'unknown' }
    if (petition.settingsRevision !== revision) return { outcome: 'stale' }
    const problems: SettingsProblems = {}
    const campaignId = settings.campaign ? await campaignIdOf(tx, organisationId, settings.campaign) : null
    if (settings.campaign && !campaignId) problems.campaign = 'unknown'
    const targetIds = await targetIdsOf(tx, organisationId, settings.targets)
    if (!targetIds) problems.targets = 'unknown'
    else if (await leavesOutDemanded(tx, petitionId, settings.targets)) problems.targets = 'demanded'
    const mayRename = petition.state === 'draft' && petition.publishedAt === null
    const slug = mayRename && settings.slug !== undefined ? settings.slug : petition.slug
    if (await isTaken(tx, petitionId, slug)) problems.slug = 'taken'
    if (Object.keys(problems).length > 0) return { outcome: 'wrong', problems }
    const waiting = petition.state === 'draft' || petition.state === 'review'
    const running = ![...endedStates, 'rejected', 'taken-down'].includes(stateAt(petition, now))
    const moved = campaignId !== petition.campaignId
    const rows = await tx
      .update(petitions)
      .set({
        slug,
        campaignId,
        ...(moved ? { position: await endOf(tx, campaignId) } : {}),
        milestones: settings.milestones,
        ...(waiting && settings.opensAt !== undefined ? { opensAt: settings.opensAt } : {}),
        ...(running && settings.closesAt !== undefined ? { closesAt: settings.closesAt } : {}),
        settingsRevision: sql`${petitions.settingsRevision} + 1`,
      })
      .where(and(eq(petitions.id, petitionId), eq(petitions.settingsRevision, revision)))
      .returning({ id: petitions.id })
    if (rows.length === 0) return { outcome: 'stale' }
    await tx.delete(petitionTargets).where(eq(petitionTargets.petitionId, petitionId))
    for (const [position, targetId] of targetIds!.entries())
      await tx.insert(petitionTargets).values({ petitionId, targetId, position })
    await record(tx, {
      actor,
      organisationId,
      action: 'petition.settings-changed',
      petitionId,
      about: slug,
      details: slug === petition.slug ? {} : { before: petition.slug },
      now,
    })
    return { outcome: 'saved', slug }
  })
  if (saved.outcome === 'saved') await forgetPages()
  return saved
}

/** Looking whether an address is taken cannot see who takes it in the same instant; the index can. */
const write = (unit: (tx: Tx) => Promise<SavedSettings>): Promise<SavedSettings> =>
  db.write(unit).catch((error: unknown): SavedSettings => {
    if (isDuplicate(error)) return { outcome: 'wrong', problems: { slug: 'taken' } }
    throw error
  })

/** Whether a demand, written or published, is put to a target that would no longer be the petition's. */
async function leavesOutDemanded(tx: Tx, petitionId: string, kept: string[]): Promise<boolean> {
  const before = await tx
    .select({ slug: targets.slug })
    .from(petitionTargets)
    .innerJoin(targets, eq(targets.id, petitionTargets.targetId))
    .where(eq(petitionTargets.petitionId, petitionId))
  const leaving = before.map(({ slug }) => slug).filter((slug) => !kept.includes(slug))
  if (leaving.length === 0) return false
  const texts = Object.values(await textsToCopy(tx, petitionId))
  return texts.some((text) => text.demands.some((demand) => demand.to.some((slug) => leaving.includes(slug))))
}

async function isTaken(tx: Tx, petitionId: string, slug: string): Promise<boolean> {
  const [other] = await tx
    .select({ id: petitions.id })
    .from(petitions)
    .where(and(eq(petitions.slug, slug), ne(petitions.id, petitionId)))
  return other !== undefined
}

/** Makes a draft a template that others are begun from, or a petition like any other again. */
export function setTemplate(
  actor: In,
  petitionId: string,
  template: boolean,
): Promise<{ outcome: 'set' | 'not-from-here' }> {
  return db.write(async (tx) => {
    const [petition] = await tx
      .update(petitions)
      .set({ template })
      .where(
        and(
          eq(petitions.id, petitionId),
          eq(petitions.organisationId, actor.organisation.id),
          eq(petitions.state, 'draft'),
          ne(petitions.template, template),
        ),
      )
      .returning({ slug: petitions.slug })
    if (!petition) return { outcome: 'not-from-here' as const }
    await record(tx, {
      actor,
      organisationId: actor.organisation.id,
      action: 'petition.settings-changed',
      petitionId,
      about: petition.slug,
      details: { template },
    })
    return { outcome: 'set' as const }
  })
}
