import { and, asc, count, eq, inArray } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { campaigns, petitionClaims, petitions, petitionTargets, targets } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import type { Locale } from '../i18n'
import { insertPetition, type PetitionText } from '../petitions/create-petition.server'
import { firstFree, slugFrom } from '../platform/slug'
import type { BeginAnswers, BeginProblems } from './begin-form'
import { textsToCopy } from './copied-texts.server'

type In = Pick<Actor, 'personId' | 'name'> & { organisation: { id: string } }
export type Begun = { outcome: 'begun'; slug: string } | { outcome: 'wrong'; problems: BeginProblems }

/** What a new petition starts with when nothing says otherwise: signatures. */
export const FIRST_MILESTONES = [100, 500, 1000, 5000, 10_000]

/** Begins a petition as a draft, blank or from one of the organisation's templates. */
export function beginPetition(actor: In, answers: BeginAnswers, now = Date.now()): Promise<Begun> {
  const organisationId = actor.organisation.id
  return db.write(async (tx): Promise<Begun> => {
    const problems: BeginProblems = {}
    const campaignId = answers.campaign ? await campaignIdOf(tx, organisationId, answers.campaign) : null
    if (answers.campaign && !campaignId) problems.campaign = 'unknown'
    const targetIds = await targetIdsOf(tx, organisationId, answers.targets)
    if (!targetIds) problems.targets = 'unknown'
    const template = answers.template ? await templateOf(tx, organisationId, answers.template) : null
    if (answers.template && !template) problems.template = 'unknown'
    if (Object.keys(problems).length > 0) return { outcome: 'wrong', problems }
    const { title, summary, locale } = answers
    const copied = template ? await textsToCopy(tx, template.id) : {}
    const begun = await insertDraft(tx, actor, {
      title,
      campaignId,
      targetIds: targetIds!.length || !template ? targetIds! : await targetsOf(tx, template.id),
      milestones: template?.milestones ?? FIRST_MILESTONES,
      texts: { ...copied, [locale]: { ...blank, ...copied[locale], title, summary } },
      claimsOf: template?.id ?? null,
      coverId: null,
      now,
    })
    await record(tx, {
      actor,
      organisationId,
      action: 'petition.created',
      petitionId: begun.id,
      about: begun.slug,
      details: template ? { template: template.slug } : {},
      now,
    })
    return { outcome: 'begun', slug: begun.slug }
  })
}

/** Makes a draft of a petition's texts, claims, targets, settings and cover; nothing of its signatures. */
export function duplicatePetition(
  actor: In,
  petitionId: string,
  copyOf: Record<Locale, string>,
  now = Date.now(),
): Promise<{ outcome: 'begun'; slug: string } | { outcome: 'unknown' }> {
  const organisationId = actor.organisation.id
  return db.write(async (tx) => {
    const [original] = await tx
      .select()
      .from(petitions)
      .where(and(eq(petitions.id, petitionId), eq(petitions.organisationId, organisationId)))
    if (!original) return { outcome: 'unknown' as const }
    const copied = await textsToCopy(tx, original.id)
    const texts = Object.fromEntries(
      Object.entries(copied).map(([locale, text]) => [
        locale,
        { ...text, title: shortened(text.title, copyOf[locale as Locale]) },
      ]),
    )
    const { id, slug } = await insertDraft(tx, actor, {
      title: original.slug,
      campaignId: original.campaignId,
      targetIds: await targetsOf(tx, original.id),
      milestones: original.milestones,
      texts,
      claimsOf: original.id,
      coverId: original.coverId,
      now,
    })
    await record(tx, {
      actor,
      organisationId,
      action: 'petition.duplicated',
      petitionId: id,
      about: slug,
      details: { from: original.slug },
      now,
    })
    return { outcome: 'begun' as const, slug }
  })
}

const blank: PetitionText = { title: '', summary: '', demands: [], story: '', evidenceFrom: '' }

/** A title with what says that it is a copy, within the length of titles. */
const shortened = (title: string, suffix: string): string => {
  const room = 80 - [...suffix].length - 1
  return `${[...title].slice(0, room).join('').trimEnd()} ${suffix}`
}

interface Draft {
  /** What its address is made from. */
  title: string
  campaignId: string | null
  targetIds: string[]
  milestones: number[]
  texts: Partial<Record<Locale, PetitionText>>
  /** The petition whose claims it rests on as well. */
  claimsOf: string | null
  coverId: string | null
  now: number
}

async function insertDraft(tx: Tx, actor: In, { title, claimsOf, now, coverId, ...draft }: Draft) {
  const organisationId = actor.organisation.id
  const position = await endOf(tx, draft.campaignId)
  const made = await firstFree(slugFrom(title.replaceAll('-', ' '), 'petition'), async (slug) => {
    const petition = { ...draft, organisationId, position, slug }
    const id = await insertPetition(tx, petition, { createdBy: actor.personId, coverId, now })
    return id ? { id, slug } : null
  })
  if (claimsOf) {
    const claims = await tx.select().from(petitionClaims).where(eq(petitionClaims.petitionId, claimsOf))
    for (const claim of claims) await tx.insert(petitionClaims).values({ ...claim, petitionId: made.id })
  }
  return made
}

/** The place behind the last petition of a campaign. */
export async function endOf(tx: Tx, campaignId: string | null): Promise<number> {
  if (!campaignId) return 0
  const [row] = await tx.select({ n: count() }).from(petitions).where(eq(petitions.campaignId, campaignId))
  return row?.n ?? 0
}

/** An organisation's campaign by its address. */
export async function campaignIdOf(tx: Tx, organisationId: string, slug: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(and(eq(campaigns.slug, slug), eq(campaigns.organisationId, organisationId)))
  return row?.id ?? null
}

/** An organisation's targets by their slugs, in that order; null when one is not among them. */
export async function targetIdsOf(tx: Tx, organisationId: string, slugs: string[]): Promise<string[] | null> {
  if (slugs.length === 0) return []
  const rows = await tx
    .select({ id: targets.id, slug: targets.slug })
    .from(targets)
    .where(and(eq(targets.organisationId, organisationId), inArray(targets.slug, slugs)))
  const ids = slugs.flatMap((slug) => rows.find((row) => row.slug === slug)?.id ?? [])
  return ids.length === slugs.length ? ids : null
}

async function targetsOf(tx: Tx, petitionId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: petitionTargets.targetId })
    .from(petitionTargets)
    .where(eq(petitionTargets.petitionId, petitionId))
    .orderBy(asc(petitionTargets.position))
  return rows.map(({ id }) => id)
}

async function templateOf(tx: Tx, organisationId: string, slug: string) {
  const [row] = await tx
    .select()
    .from(petitions)
    .where(
      and(
        eq(petitions.slug, slug),
        eq(petitions.organisationId, organisationId),
        eq(petitions.template, true),
      ),
    )
  return row ?? null
}
