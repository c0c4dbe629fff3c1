import { and, asc, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { givingGoals, petitions } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { locales, type Locale } from '../i18n'
import { publicStates } from '../petitions/states'
import { forgetPages } from '../platform/page-cache.server'
import { titlesOf } from '../workshop/own-titles.server'
import { publicTotals, totalsByPetition, type PublicTotal } from './gift-totals.server'

/** Money in minor units of a currency. */
export interface Goal {
  amountMinor: number
  currency: string
}

export interface PetitionGiving {
  slug: string
  /** '' before it has any. */
  title: string
  titleLocale: Locale
  isPublic: boolean
  /** What counts of its gifts, each currency by itself. */
  totals: PublicTotal[]
  goal: Goal | null
}

/** What was given at each petition of an organisation, and the goal its page shows. */
export async function givingByPetition(
  organisationId: string,
  locale: Locale,
  livemode: boolean,
): Promise<PetitionGiving[]> {
  const [rows, titles, totals] = await Promise.all([
    db.read
      .select({ id: petitions.id, slug: petitions.slug, state: petitions.state, goal: givingGoals })
      .from(petitions)
      .leftJoin(givingGoals, eq(givingGoals.petitionId, petitions.id))
      .where(eq(petitions.organisationId, organisationId))
      .orderBy(asc(petitions.position), asc(petitions.id)),
    titlesOf(organisationId),
    totalsByPetition(organisationId, livemode),
  ])
  return rows.map(({ id, slug, state, goal }) => {
    const named = (titles.get(id) ?? []).filter(({ title }) => title !== '')
    const shown = [locale, ...locales].flatMap((one) => named.find((title) => title.locale === one) ?? [])[0]
    return {
      slug,
      title: shown?.title ?? '',
      titleLocale: shown?.locale ?? locale,
      isPublic: publicStates.includes(state),
      totals: totals.get(id) ?? [],
      goal: goal && { amountMinor: goal.amountMinor, currency: goal.currency },
    }
  })
}

/** Shows a goal on a petition's page, or none any more. */
export async function setGoal(
  actor: Actor,
  organisationId: string,
  slug: string,
  goal: Goal | null,
  now = Date.now(),
): Promise<{ outcome: 'changed' | 'unknown' }> {
  const changed = await db.write(async (tx) => {
    const [petition] = await tx
      .select({ id: petitions.id })
      .from(petitions)
      .where(and(eq(petitions.slug, slug), eq(petitions.organisationId, organisationId)))
    if (!petition) return false
    const set = goal && { ...goal, changedAt: now }
    if (set)
      await tx
        .insert(givingGoals)
        .values({ petitionId: petition.id, ...set })
        .onConflictDoUpdate({ target: givingGoals.petitionId, set })
    else await tx.delete(givingGoals).where(eq(givingGoals.petitionId, petition.id))
    await record(tx, {
      actor,
      organisationId,
      action: 'giving.goal-changed',
      petitionId: petition.id,
      about: slug,
      details: { amountMinor: goal?.amountMinor ?? null, currency: goal?.currency ?? null },
      now,
    })
    return true
  })
  if (!changed) return { outcome: 'unknown' }
  await forgetPages()
  return { outcome: 'changed' }
}

/** A goal as everybody reads it: what counts towards it, and what was given in other currencies and is not in it. */
export interface ShownGoal extends Goal {
  countedMinor: number
  gifts: number
  others: PublicTotal[]
}

/** The goal that a petition's page shows, with real gifts alone; null where none is set. */
export async function shownGoal(petitionId: string): Promise<ShownGoal | null> {
  const [found] = await db.read
    .select({ goal: givingGoals, organisationId: petitions.organisationId })
    .from(givingGoals)
    .innerJoin(petitions, eq(petitions.id, givingGoals.petitionId))
    .where(eq(givingGoals.petitionId, petitionId))
  if (!found) return null
  const { goal, organisationId } = found
  const totals = await publicTotals(organisationId, petitionId)
  const own = totals.find(({ currency }) => currency === goal.currency)
  return {
    amountMinor: goal.amountMinor,
    currency: goal.currency,
    countedMinor: own?.countedMinor ?? 0,
    gifts: own?.gifts ?? 0,
    others: totals.filter(({ currency, countedMinor }) => currency !== goal.currency && countedMinor > 0),
  }
}
