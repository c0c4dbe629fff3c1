import { can } from '../accounts/can'
import { findEvidence } from '../evidence/find.server'
import { locales, type Locale } from '../i18n'
import type { OwnPetition } from '../petitions/views'
import { demandChoices } from '../workshop/demand-choices.server'
import { textFields, type TextField } from '../workshop/draft-text'
import { findDraft, findDrafts, isLocked } from '../workshop/drafts.server'
import { mergeTexts, type ConflictPart } from '../workshop/merge-texts'
import { takesChanges } from '../workshop/plan-publication.server'
import { previewText } from '../workshop/preview-text.server'
import { readAsked, readRevision, readTextForm } from '../workshop/text-form'
import type { Organizer } from './enter.server'

/** The language of the text that an address asks for; the reader's own, unless it says. */
export function languageIn(request: Request, usual: Locale): Locale {
  const asked = new URL(request.url).searchParams.get('language')
  return locales.find((locale) => locale === asked) ?? usual
}

/** Everything the page of a petition's text shows. */
export async function textDesk(organizer: Organizer, petition: OwnPetition, language: Locale) {
  const { id, slug, organisationId, state } = petition
  const write = can(organizer, 'petition.write', organisationId)
  const inReview = isLocked(state)
  const [drafts, evidence] = await Promise.all([findDrafts(id), findEvidence(language, slug)])
  const draft = drafts[language]
  const named = draft.text.demands.flatMap((demand) => demand.works)
  const choices = await demandChoices(petition, organizer.locale, named)
  const other = drafts[locales.find((locale) => locale !== language)!]
  const claims = evidence.subjects.flatMap((subject) => subject.claims)
  return {
    ...{ language, slug, draft, other, choices, inReview },
    locale: organizer.locale,
    claims: claims.map(({ slug: claim, figure, by }) => ({ slug: claim, figure, by })),
    may: {
      write,
      publish:
        write &&
        takesChanges(state) &&
        Object.values(drafts).some(({ published }) => published) &&
        Object.values(drafts).some(({ changed }) => changed),
      markReviewed: draft.savedBy?.id !== organizer.personId,
    },
    preview: write && !inReview ? null : await previewText(petition, language, draft.text),
  }
}

/** What a form of the text says, and which button sent it; a form that settles a conflict is merged with what is stored. */
export async function textOfForm(form: FormData, petition: OwnPetition, language: Locale) {
  const asked = readAsked(form)
  const named = [...form].filter(([name]) => name.startsWith('works-')).map(([, slug]) => String(slug))
  const choices = await demandChoices(petition, language, named)
  const typed = readTextForm(form, choices, asked)
  const revision = readRevision(form)
  if (asked.act !== 'resolve') return { asked, revision, text: typed, again: false }
  const stored = await findDraft(petition.id, language)
  // Chosen against another text than the one that stands there now: nothing is picked, and saving will say so.
  if (stored.revision !== revision) return { asked, revision, text: typed, again: true }
  const merged = new FormData()
  for (const field of textFields) merged.set(field, String(form.get(`merged-${field}`) ?? ''))
  const mixed = readTextForm(merged, choices)
  const picked = (part: ConflictPart) => {
    const pick = form.get(`pick-${part}`)
    // The mix begins as one's own text: whoever changed it means it, whichever box was ticked before.
    const isMixed = form.has(`merged-${part}`) && mixed[part as TextField] !== typed[part as TextField]
    if (pick === 'mine' && isMixed) return 'merged'
    return pick === 'mine' || pick === 'stored' || pick === 'merged' ? pick : null
  }
  const text = mergeTexts(typed, stored.text, picked, (part) => mixed[part])
  return { asked, revision, text, again: false }
}
