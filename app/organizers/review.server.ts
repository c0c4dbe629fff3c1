import { evidenceProblems } from '../evidence/evidence-problems.server'
import { locales, type Locale } from '../i18n'
import type { OwnPetition } from '../petitions/views'
import { findReviews } from '../review/find-review.server'
import { somebodyElseDecides } from '../review/reviewers.server'
import { urgencyOf } from '../review/working-days'
import { findDrafts } from '../workshop/drafts.server'
import { previewText } from '../workshop/preview-text.server'
import { findSimilar } from '../workshop/similar.server'

interface Reader {
  personId: string
  locale: Locale
  /** Whether their role lets them decide. */
  decides: boolean
  for: 'organisation' | 'instance'
}

/** Everything a reviewer reads of a petition before deciding, but what only its organisation may see. */
export async function reviewOf(
  petition: OwnPetition,
  reader: Reader,
  asked: string | null,
  now = Date.now(),
) {
  const { locale } = reader
  const drafts = await findDrafts(petition.id)
  const ready = locales.filter((language) => drafts[language].translation !== 'draft')
  const language =
    locales.find((known) => known === asked) ??
    (ready.includes(locale) ? locale : (ready[0] ?? petition.titleLocale))
  const { text } = drafts[language]
  const stories = Object.fromEntries(ready.map((one) => [one, drafts[one].text.story]))
  const reviews = await findReviews(petition.id)
  const { waiting } = reviews
  const similar = await findSimilar(text.title, text.summary, locale, now)
  const organisationId = reader.for === 'instance' ? null : petition.organisationId
  const isOwn = waiting?.submittedBy.id === reader.personId
  return {
    locale,
    petition,
    preview: await previewText(petition, language, text),
    ready: ready.includes(language),
    problems: await evidenceProblems(petition, stories, locale),
    similar: similar.filter(({ slug }) => slug !== petition.slug),
    reviews,
    urgency: waiting ? urgencyOf(waiting.dueAt, now) : null,
    revisions: { en: drafts.en.revision, es: drafts.es.revision },
    standing: !reader.decides
      ? ('role' as const)
      : !isOwn
        ? ('may' as const)
        : (await somebodyElseDecides(organisationId, reader.personId))
          ? ('own' as const)
          : ('alone' as const),
  }
}
