import { config } from '../config.server'
import { inLocale, texts, type Locale } from '../i18n'
import { findPetition } from '../petitions/find.server'
import { isMissing, type Missing } from '../petitions/missing'
import { countryCounts, readCount } from '../petitions/read-counts.server'
import { findEvidence } from './find.server'

/** A country with fewer signers than this is not named: its signers could be picked out. */
const FEWEST = 5

const address = (locale: Locale, path: string) => config.publicOrigin + inLocale(locale, path)
const time = (epochMs: number | null) => (epochMs === null ? null : new Date(epochMs).toISOString())

/** What machines may know of a petition: everything its page says, and nothing about who signed. Times are ISO 8601. */
export async function findPublicRecord(locale: Locale, slug: string) {
  const petition = await findPetition(locale, slug)
  if (isMissing(petition)) return petition
  const [evidence, signatures] = await Promise.all([
    findEvidence(locale, slug),
    countSignatures(locale, slug),
  ])
  return {
    slug,
    url: address(locale, `/petitions/${slug}`),
    poster: address(locale, `/petitions/${slug}/poster.png`),
    language: locale,
    languages: petition.languages,
    title: petition.title,
    summary: petition.summary,
    story: petition.story,
    textVersion: petition.textVersion,
    state: petition.state,
    stateReason: petition.stateReason,
    publishedAt: time(petition.publishedAt),
    stateChangedAt: time(petition.stateChangedAt),
    closesAt: time(petition.closesAt),
    evidenceReviewedAt: time(petition.reviewedAt),
    evidenceFrom: petition.evidenceFrom,
    organisation: petition.organisation.name,
    campaign: petition.campaign && {
      ...petition.campaign,
      url: address(locale, `/campaigns/${petition.campaign.slug}`),
    },
    targets: petition.targetList,
    demands: petition.demands.map(({ text, note, basis, to, works }) => ({
      text,
      note,
      basis,
      to: to.map((target) => target.slug),
      sources: works.map((work) => work.slug),
    })),
    claims: evidence.subjects.flatMap((subject) =>
      subject.claims.map(({ work, reviewedAt, history, ...claim }) => ({
        ...claim,
        reviewedAt: time(reviewedAt),
        history: history.map(({ at, ...change }) => ({ at: time(at), ...change })),
        subject: {
          slug: subject.slug,
          title: subject.title,
          scope: subject.scope,
          disagreeing: subject.disagreeing,
        },
        source: { ...work, url: address(locale, `/sources/${work.slug}`) },
      })),
    ),
    milestones: petition.milestones,
    signatures,
  }
}

async function countSignatures(locale: Locale, slug: string) {
  const count = await readCount(slug)
  if (!count) return null
  const countries = await countryCounts(slug)
  const named = countries.filter(({ country, confirmed }) => country && confirmed >= FEWEST)
  return {
    confirmed: count.confirmed,
    waiting: count.pending,
    inReview: count.held,
    withdrawn: count.withdrawn,
    removed: count.removed,
    paper: count.paper,
    removedByReason: count.removedFor,
    nextMilestone: count.goal,
    countries: {
      fewestNamed: FEWEST,
      note: texts(locale).machines.fewSigners,
      named: Object.fromEntries(named.map(({ country, confirmed }) => [country, confirmed])),
      other: countries
        .filter((row) => !named.includes(row))
        .reduce((sum, { confirmed }) => sum + confirmed, 0),
    },
  }
}

export const missingRecord = (locale: Locale, slug: string, missing: Missing) =>
  missing?.outcome === 'other-language'
    ? {
        error: 'other-language',
        languages: missing.languages,
        urls: missing.languages.map((language) => address(language, `/petitions/${slug}.json`)),
      }
    : { error: missing?.outcome ?? 'not-found', language: locale }
