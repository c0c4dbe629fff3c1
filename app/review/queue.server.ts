import { and, asc, count, eq, inArray, isNotNull, isNull, min } from 'drizzle-orm'
import { db } from '../../db/client'
import {
  organisations,
  people,
  petitions,
  reports,
  reviews,
  type OrganisationState,
  type PetitionState,
} from '../../db/schema'
import type { Locale } from '../i18n'
import { readSettings } from '../platform/settings.server'
import { titlesOf } from '../workshop/own-titles.server'
import { afterWorkingDays, urgencyOf, type Urgency } from './working-days'

export interface QueueItem {
  slug: string
  title: string
  titleLocale: Locale
  state: PetitionState
  urgency: Urgency
  /** Epoch ms. */
  dueAt: number
  /** Who submitted it, and when; null where only reports brought it here. */
  submitted: { by: string; personId: string; at: number } | null
  /** The organisation agreed and the instance decides. */
  agreed: boolean
  /** Open reports, and whether they are as many as the threshold. */
  reports: number
  many: boolean
}

/** What waits for an organisation's reviewers: the most urgent first, reports raising it. */
export async function listQueue(
  organisationId: string,
  locale: Locale,
  now = Date.now(),
): Promise<QueueItem[]> {
  const { reviewDays, reportThreshold } = await readSettings()
  const waiting = await db.read
    .select({ review: reviews, petition: petitions, by: people.name })
    .from(reviews)
    .innerJoin(petitions, eq(petitions.id, reviews.petitionId))
    .innerJoin(people, eq(people.id, reviews.submittedBy))
    .where(and(eq(petitions.organisationId, organisationId), isNull(reviews.decision)))
  const reported = await db.read
    .select({ petitionId: reports.petitionId, n: count(), since: min(reports.createdAt) })
    .from(reports)
    .where(and(eq(reports.organisationId, organisationId), isNull(reports.decidedAt)))
    .groupBy(reports.petitionId)
  const rows = await db.read
    .select({ id: petitions.id, slug: petitions.slug, state: petitions.state })
    .from(petitions)
    .where(eq(petitions.organisationId, organisationId))
  const titles = await titlesOf(organisationId)
  const items = rows.flatMap((petition): QueueItem[] => {
    const review = waiting.find((row) => row.petition.id === petition.id)
    const found = reported.find((row) => row.petitionId === petition.id)
    if (!review && !found) return []
    const dues = [review?.review.dueAt, found && afterWorkingDays(Number(found.since), reviewDays)]
    const dueAt = Math.min(...dues.flatMap((due) => due ?? []))
    const n = found?.n ?? 0
    const title = titleOf(titles, petition.id, locale)
    return [
      {
        slug: petition.slug,
        state: petition.state,
        title: title?.title ?? '',
        titleLocale: title?.locale ?? locale,
        urgency: urgencyOf(dueAt, now),
        dueAt,
        submitted: review
          ? { by: review.by, personId: review.review.submittedBy, at: review.review.submittedAt }
          : null,
        agreed: review !== undefined && review.review.agreedAt !== null,
        reports: n,
        many: n >= reportThreshold,
      },
    ]
  })
  return items.sort((a, b) => rank(a) - rank(b) || a.dueAt - b.dueAt)
}

function titleOf(titles: Awaited<ReturnType<typeof titlesOf>>, petitionId: string, locale: Locale) {
  const named = (titles.get(petitionId) ?? []).filter(({ title }) => title !== '')
  return named.find((one) => one.locale === locale) ?? named[0]
}

const steps: Record<Urgency, number> = { overdue: 2, due: 4, fresh: 6 }
/** Reports lift an item over its neighbours of the same urgency and the next, many of them over everything. */
const rank = (item: QueueItem): number =>
  item.many ? 0 : steps[item.urgency] - (item.reports > 0 ? 3 : 0) + (item.agreed ? 10 : 0)

/** How much waits for an organisation's reviewers, and how many reports are open. */
export async function reviewTasks(
  organisationId: string,
  now = Date.now(),
): Promise<{ fresh: number; due: number; overdue: number; reports: number }> {
  const tasks = { fresh: 0, due: 0, overdue: 0, reports: 0 }
  const waiting = await db.read
    .select({ dueAt: reviews.dueAt })
    .from(reviews)
    .innerJoin(petitions, eq(petitions.id, reviews.petitionId))
    .where(
      and(eq(petitions.organisationId, organisationId), isNull(reviews.decision), isNull(reviews.agreedAt)),
    )
  for (const { dueAt } of waiting) tasks[urgencyOf(dueAt, now)]++
  const [open] = await db.read
    .select({ n: count() })
    .from(reports)
    .where(and(eq(reports.organisationId, organisationId), isNull(reports.decidedAt)))
  return { ...tasks, reports: open!.n }
}

export interface InstanceItem {
  slug: string
  title: string
  organisation: { name: string; state: OrganisationState }
  by: string
  agreedBy: string
  /** Epoch ms. */
  agreedAt: number
  dueAt: number
  urgency: Urgency
}

/** Petitions of organisations under moderation that their own reviewers agreed to, the longest waiting first. */
export async function listInstanceQueue(locale: Locale, now = Date.now()): Promise<InstanceItem[]> {
  const { reviewDays } = await readSettings()
  const agreeing = await db.read
    .select({ review: reviews, petition: petitions, organisation: organisations, by: people.name })
    .from(reviews)
    .innerJoin(petitions, eq(petitions.id, reviews.petitionId))
    .innerJoin(organisations, eq(organisations.id, petitions.organisationId))
    .leftJoin(people, eq(people.id, reviews.agreedBy))
    .where(and(isNull(reviews.decision), isNotNull(reviews.agreedAt)))
    .orderBy(asc(reviews.agreedAt))
    .limit(200)
  const submitters = agreeing.length
    ? await db.read
        .select({ id: people.id, name: people.name })
        .from(people)
        .where(
          inArray(
            people.id,
            agreeing.map(({ review }) => review.submittedBy),
          ),
        )
    : []
  const own = [...new Set(agreeing.map(({ organisation }) => organisation.id))]
  const titles = new Map((await Promise.all(own.map(titlesOf))).flatMap((map) => [...map]))
  const names = new Map(submitters.map(({ id, name }) => [id, name]))
  return agreeing.map(({ review, petition, organisation, by }) => {
    const dueAt = afterWorkingDays(review.agreedAt!, reviewDays)
    return {
      slug: petition.slug,
      title: titleOf(titles, petition.id, locale)?.title ?? petition.slug,
      organisation: { name: organisation.name[locale], state: organisation.state },
      by: names.get(review.submittedBy) ?? '',
      agreedBy: by ?? '',
      agreedAt: review.agreedAt!,
      dueAt,
      urgency: urgencyOf(dueAt, now),
    }
  })
}
