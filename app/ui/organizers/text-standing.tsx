import { fill, formatDay, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { Draft } from '../../workshop/drafts.server'

/** What a page shows of a text being written. */
export type ShownDraft = Pick<
  Draft,
  'locale' | 'text' | 'revision' | 'translation' | 'reviewedBy' | 'savedBy' | 'savedAt' | 'changed'
> & { published: { version: number } | null }

type State = keyof ReturnType<typeof organizerTexts>['workshop']['text']['states']

export const standingOf = ({ changed, published, revision, translation }: ShownDraft): State =>
  published && !changed ? 'public' : revision === 0 ? 'none' : translation

const look: Record<State, string> = {
  none: 'border-line text-soft',
  draft: 'border-edge',
  ready: 'border-ink',
  reviewed: 'border-good text-good',
  public: 'border-good text-good',
}

/** A text's translation state in a word. */
export const StandingTag = ({ locale, draft }: { locale: Locale; draft: ShownDraft }) => (
  <span
    data-standing={organizerTexts(locale).workshop.text.states.draft}
    className={`inline-block border px-2 text-sm font-medium ${look[standingOf(draft)]}`}
  >
    {organizerTexts(locale).workshop.text.states[standingOf(draft)]}
  </span>
)

/** Who saved a text last and who read it. */
export function TextStanding({ locale, draft }: { locale: Locale; draft: ShownDraft }) {
  const t = organizerTexts(locale).workshop.text
  const { savedAt, savedBy, reviewedBy } = draft
  const when = savedAt !== null && {
    day: formatDay(locale, savedAt),
    time: new Date(savedAt).toISOString().slice(11, 16),
  }
  return (
    <p className="text-sm text-soft">
      {when && (savedBy ? fill(t.savedBy, { name: savedBy.name, ...when }) : fill(t.savedNobody, when))}{' '}
      {reviewedBy && draft.translation === 'reviewed' && fill(t.readBy, { name: reviewedBy.name })}
    </p>
  )
}
