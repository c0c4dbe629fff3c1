import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { db, prepared, type Reader, type Slots } from '../../db/client'
import { among } from '../../db/dialect'
import {
  campaigns,
  campaignTexts,
  images,
  organisations,
  petitionCounters,
  petitions,
  petitionTexts,
  removalReasons,
  signatures,
  works,
} from '../../db/schema'
import type { Locale } from '../i18n'
import { keptWithPages } from '../platform/kept-with-pages.server'
import { campaignText, currentText, publishedCampaign, targetsOf, toCard } from './cards.server'
import { shownSigner, signerView } from './shown-signers.server'
import type { Missing } from './missing'
import { coverSizes } from './cover'
import { removedByReason } from './read-counts.server'
import { removalTexts } from './removal-reasons'
import { publicStates, takesSignatures } from './states'
import type { PetitionView, SignerView } from './views'
import { recentVoices } from './voices.server'

const RECENT = 8

const selectPetition = prepared(
  'select_petition',
  (read: Reader, p: Slots<{ slug: string; locale: Locale }>) =>
    read
      .select({
        petition: petitions,
        organisation: {
          name: organisations.name,
          about: organisations.about,
          contact: organisations.contact,
        },
        organisationState: organisations.state,
        text: petitionTexts,
        counters: petitionCounters,
        campaignSlug: campaigns.slug,
        campaignTitle: campaignTexts.title,
        cover: {
          id: images.id,
          width: images.width,
          height: images.height,
          alt: images.alt,
          credit: images.credit,
        },
      })
      .from(petitions)
      .innerJoin(organisations, eq(organisations.id, petitions.organisationId))
      .leftJoin(petitionTexts, currentText(p.locale))
      .leftJoin(petitionCounters, eq(petitionCounters.petitionId, petitions.id))
      .leftJoin(campaigns, publishedCampaign)
      .leftJoin(campaignTexts, campaignText(p.locale))
      .leftJoin(images, eq(images.id, petitions.coverId))
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
  const { petition, organisation, counters, text, campaignSlug, campaignTitle, cover, organisationState } =
    row
  if (organisationState === 'suspended')
    return petition.publishedAt ? { outcome: 'gone', reason: null } : null
  if (!publicStates.includes(petition.state))
    return petition.publishedAt ? { outcome: 'gone', reason: petition.stateReason?.[locale] ?? null } : null
  if (!text) {
    const languages = await languagesOf(petition.id)
    // Rejected and hidden, no language of it is left.
    if (languages.length === 0) return petition.publishedAt ? { outcome: 'gone' } : null
    return { outcome: 'other-language', languages }
  }
  const { languages, targetList, demands } = await standingWith(petition.id, locale, String(text.version))
  const { title, summary } = text
  const confirmed = counters?.confirmed ?? 0
  return {
    ...toCard({ ...petition, title, summary, confirmed, campaignSlug, campaignTitle }, targetList, now),
    id: petition.id,
    locale,
    languages,
    organisation: {
      name: organisation.name[locale],
      about: organisation.about[locale],
      contact: organisation.contact,
    },
    cover: cover && { ...coverSizes(cover), alt: cover.alt[locale], credit: cover.credit },
    stateReason: petition.stateReason?.[locale] ?? null,
    publishedAt: petition.publishedAt,
    stateChangedAt: petition.stateChangedAt,
    closesAt: petition.closesAt,
    reviewedAt: petition.reviewedAt,
    textVersion: text.version,
    textChangedAt: text.version > 1 ? text.createdAt : null,
    demands,
    targetList,
    story: text.story,
    evidenceFrom: text.evidenceFrom,
    milestones: petition.milestones,
    pending: counters?.pending ?? 0,
    held: counters?.held ?? 0,
    withdrawn: counters?.withdrawn ?? 0,
    removed: counters?.removed ?? 0,
    paper: counters?.paper ?? 0,
    removedFor: counters?.removed ? await removalsOf(petition.id, locale) : [],
    recent: await recentSigners(petition.id),
    voices: await recentVoices(petition.id),
    takesSignatures: takesSignatures(petition, now),
  }
}

async function languagesOf(petitionId: string): Promise<Locale[]> {
  const written = await selectLanguages(db.read, { petition: petitionId })
  return written.map((one) => one.locale).sort()
}

const selectDemands = prepared(
  'select_demands',
  (read: Reader, p: Slots<{ petition: string; locale: Locale; version: number }>) =>
    read
      .select({ demands: petitionTexts.demands, organisationId: petitions.organisationId })
      .from(petitionTexts)
      .innerJoin(petitions, eq(petitions.id, petitionTexts.petitionId))
      .where(
        and(
          eq(petitionTexts.petitionId, p.petition),
          eq(petitionTexts.locale, p.locale),
          eq(petitionTexts.version, p.version),
        ),
      ),
)

/** What stands with one version of a text: its demands, whom they are made of, and the languages it can be read in. */
const standingWith = keptWithPages(async (petitionId, locale: Locale, version) => {
  const [row] = await selectDemands(db.read, { petition: petitionId, locale, version: Number(version) })
  const { demands, organisationId } = row!
  const languages = await languagesOf(petitionId)
  const targetList = (await targetsOf([petitionId], locale)).get(petitionId) ?? []
  const cited = await worksNamed(
    demands.flatMap((demand) => demand.works),
    organisationId,
    locale,
  )
  return {
    languages,
    targetList,
    demands: demands.map(({ text, note, basis, to, works }) => ({
      text,
      note,
      basis,
      to: targetList.filter((target) => to.includes(target.slug)),
      works: works.flatMap((work) => cited.get(work) ?? []),
    })),
  }
})

const selectWorks = prepared(
  'select_works_named',
  (read: Reader, p: Slots<{ organisationId: string; slugs: string }>) =>
    read
      .select({ slug: works.slug, title: works.title, publisher: works.publisher })
      .from(works)
      .where(and(eq(works.organisationId, p.organisationId), among(works.slug, p.slugs))),
)

/** The documents of an organisation that have these slugs. */
export async function worksNamed(slugs: string[], organisationId: string, locale: Locale) {
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
    .select(shownSigner)
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
  return rows.map(signerView)
}
