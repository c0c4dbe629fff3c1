import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import { db } from '../../db/client'
import {
  organisations,
  petitionCounters,
  petitions,
  petitionTexts,
  removalReasons,
  signatures,
  works,
} from '../../db/schema'
import type { Locale } from '../i18n'
import { cards, targetsOf, toCards } from './cards.server'
import type { Missing } from './missing'
import { removedByReason } from './read-counts.server'
import { removalTexts } from './removal-reasons'
import { publicStates, takesSignatures } from './states'
import type { PetitionView, SignerView } from './views'

const RECENT = 8

/** A petition as the public reads it in a language. */
export async function findPetition(
  locale: Locale,
  slug: string,
  now = Date.now(),
): Promise<PetitionView | Missing> {
  const [row] = await db.read
    .select({ petition: petitions, organisation: organisations, counters: petitionCounters })
    .from(petitions)
    .innerJoin(organisations, eq(organisations.id, petitions.organisationId))
    .leftJoin(petitionCounters, eq(petitionCounters.petitionId, petitions.id))
    .where(eq(petitions.slug, slug))
  if (!row) return null
  const { petition, organisation, counters } = row
  if (!publicStates.includes(petition.state)) return petition.publishedAt ? { outcome: 'gone' } : null
  const texts = await db.read
    .select()
    .from(petitionTexts)
    .where(and(eq(petitionTexts.petitionId, petition.id), eq(petitionTexts.current, true)))
  const languages = texts.map((text) => text.locale).sort()
  const text = texts.find((candidate) => candidate.locale === locale)
  if (!text) return { outcome: 'other-language', languages }
  const [card] = await toCards(await cards(locale).where(eq(petitions.id, petition.id)), locale, now)
  const targetList = (await targetsOf([petition.id], locale)).get(petition.id) ?? []
  const cited = await worksNamed(
    text.demands.flatMap((demand) => demand.works),
    petition.organisationId,
    locale,
  )
  return {
    ...card!,
    id: petition.id,
    locale,
    languages,
    organisation: { name: organisation.name[locale], about: organisation.about[locale] },
    stateReason: petition.stateReason?.[locale] ?? null,
    publishedAt: petition.publishedAt,
    stateChangedAt: petition.stateChangedAt,
    closesAt: petition.closesAt,
    reviewedAt: petition.reviewedAt,
    textVersion: text.version,
    demands: text.demands.map((demand) => ({
      text: demand.text,
      note: demand.note,
      basis: demand.basis,
      to: targetList.filter((target) => demand.to.includes(target.slug)),
      works: demand.works.flatMap((work) => cited.get(work) ?? []),
    })),
    targetList,
    story: text.story,
    evidenceFrom: text.evidenceFrom,
    milestones: petition.milestones,
    pending: counters?.pending ?? 0,
    held: counters?.held ?? 0,
    withdrawn: counters?.withdrawn ?? 0,
    removed: counters?.removed ?? 0,
    removedFor: counters?.removed ? await removalsOf(petition.id, locale) : [],
    recent: await recentSigners(petition.id),
    takesSignatures: takesSignatures(petition, now),
  }
}

async function worksNamed(slugs: string[], organisationId: string, locale: Locale) {
  if (slugs.length === 0) return new Map<string, { slug: string; title: string; publisher: string }>()
  const rows = await db.read
    .select({ slug: works.slug, title: works.title, publisher: works.publisher })
    .from(works)
    .where(and(eq(works.organisationId, organisationId), inArray(works.slug, slugs)))
  return new Map(
    rows.map((row) => [
      row.slug,
      { slug: row.slug, title: row.title[locale], publisher: row.publisher[locale] },
    ]),
  )
}

async function removalsOf(petitionId: string, locale: Locale) {
  const removed = await removedByReason(petitionId)
  return removalReasons
    .map((reason) => ({ reason: removalTexts[reason][locale], n: removed[reason] }))
    .filter(({ n }) => n > 0)
}

/** The newest confirmed signers who chose to be shown. */
async function recentSigners(petitionId: string): Promise<SignerView[]> {
  const rows = await db.read
    .select({
      name: signatures.shownName,
      country: signatures.country,
      confirmedAt: signatures.confirmedAt,
      comment: signatures.shownComment,
    })
    .from(signatures)
    .where(
      and(
        eq(signatures.petitionId, petitionId),
        eq(signatures.state, 'confirmed'),
        isNotNull(signatures.shownName),
      ),
    )
    .orderBy(desc(signatures.confirmedAt), desc(signatures.id))
    .limit(RECENT)
  return rows.map((row) => ({
    name: row.name!,
    country: row.country ?? '',
    confirmedAt: row.confirmedAt!,
    comment: row.comment,
  }))
}
