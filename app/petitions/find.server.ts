import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { db, prepared, type Reader, type Slots } from '../../db/client'
import { among } from '../../db/dialect'
import {
  campaigns,
  campaignTexts,
  organisations,
  petitionCounters,
  petitions,
  petitionTexts,
  removalReasons,
  signatures,
  works,
} from '../../db/schema'
import type { Locale } from '../i18n'
import { campaignText, currentText, publishedCampaign, targetsOf, toCard } from './cards.server'
import type { Missing } from './missing'
import { removedByReason } from './read-counts.server'
import { removalTexts } from './removal-reasons'
import { publicStates, takesSignatures } from './states'
import type { PetitionView, SignerView } from './views'

const RECENT = 8

const selectPetition = prepared(
  'select_petition',
  (read: Reader, p: Slots<{ slug: string; locale: Locale }>) =>
    read
      .select({
        petition: petitions,
        organisation: { name: organisations.name, about: organisations.about },
        text: petitionTexts,
        counters: petitionCounters,
        campaignSlug: campaigns.slug,
        campaignTitle: campaignTexts.title,
      })
      .from(petitions)
      .innerJoin(organisations, eq(organisations.id, petitions.organisationId))
      .leftJoin(petitionTexts, currentText(p.locale))
      .leftJoin(petitionCounters, eq(petitionCounters.petitionId, petitions.id))
      .leftJoin(campaigns, publishedCampaign)
      .leftJoin(campaignTexts, campaignText(p.locale))
      .where(eq(petitions.slug, p.slug)),
)

const selectLanguages = prepared('select_languages', (read: Reader, p: Slots<{ petition: string }>) =>
  read
    .select({ locale: petitionTexts.locale })
    .from(petitionTexts)
    .where(and(eq(petitionTexts.petitionId, p.petition), eq(petitionTexts.current, true))),
)

/** A petition as the public reads it in a language. */
export async function findPetition(
  locale: Locale,
  slug: string,
  now = Date.now(),
): Promise<PetitionView | Missing> {
  const [row] = await selectPetition(db.read, { slug, locale })
  if (!row) return null
  const { petition, organisation, counters, text, campaignSlug, campaignTitle } = row
  if (!publicStates.includes(petition.state)) return petition.publishedAt ? { outcome: 'gone' } : null
  const written = await selectLanguages(db.read, { petition: petition.id })
  const languages = written.map((one) => one.locale).sort()
  if (!text) return { outcome: 'other-language', languages }
  const targetList = (await targetsOf([petition.id], locale)).get(petition.id) ?? []
  const cited = await worksNamed(
    text.demands.flatMap((demand) => demand.works),
    petition.organisationId,
    locale,
  )
  const { title, summary } = text
  const confirmed = counters?.confirmed ?? 0
  return {
    ...toCard({ ...petition, title, summary, confirmed, campaignSlug, campaignTitle }, targetList, now),
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

const selectWorks = prepared(
  'select_works_named',
  (read: Reader, p: Slots<{ organisationId: string; slugs: string }>) =>
    read
      .select({ slug: works.slug, title: works.title, publisher: works.publisher })
      .from(works)
      .where(and(eq(works.organisationId, p.organisationId), among(works.slug, p.slugs))),
)

async function worksNamed(slugs: string[], organisationId: string, locale: Locale) {
  if (slugs.length === 0) return new Map<string, { slug: string; title: string; publisher: string }>()
  const rows = await selectWorks(db.read, { organisationId, slugs: JSON.stringify(slugs) })
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

const selectRecent = prepared('select_recent_signers', (read: Reader, p: Slots<{ petition: string }>) =>
  read
    .select({
      name: signatures.shownName,
      country: signatures.country,
      confirmedAt: signatures.confirmedAt,
      comment: signatures.shownComment,
    })
    .from(signatures)
    .where(
      and(
        eq(signatures.petitionId, p.petition),
        eq(signatures.state, 'confirmed'),
        isNotNull(signatures.shownName),
      ),
    )
    .orderBy(desc(signatures.confirmedAt), desc(signatures.id))
    .limit(RECENT),
)

/** The newest confirmed signers who chose to be shown. */
async function recentSigners(petitionId: string): Promise<SignerView[]> {
  const rows = await selectRecent(db.read, { petition: petitionId })
  return rows.map((row) => ({
    name: row.name!,
    country: row.country ?? '',
    confirmedAt: row.confirmedAt!,
    comment: row.comment,
  }))
}
