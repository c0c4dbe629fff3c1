import type { EvidenceProblem } from '../../evidence/evidence-problems.server'
import type { Answers, Problems } from '../../evidence/read-fields'
import { fill, formatDay, inLocale, languageTitle, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { OwnPetition } from '../../petitions/views'
import type { ReviewsOfPetition } from '../../review/find-review.server'
import type { NoteView } from '../../review/notes.server'
import type { ReportView } from '../../review/report.server'
import type { TextPreview } from '../../workshop/preview-text.server'
import type { SimilarPetition } from '../../workshop/similar.server'
import { Breadcrumbs } from '../breadcrumbs'
import { Button } from '../button'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { StateTag } from '../state-tag'
import { DecisionForms } from './decision-forms'
import { EvidenceProblems } from './evidence-problems'
import { ReviewNotes } from './review-notes'
import { ReviewReports } from './review-reports'
import { TextPreviewArticle } from './text-preview'
import { UrgencyMark } from './urgency-mark'

export interface ReviewPageProps {
  locale: Locale
  /** The page's own address, and the list it stands in. */
  path: string
  back: { href: string; text: string }
  petition: OwnPetition
  preview: TextPreview
  /** Whether the shown language is published with an approval. */
  ready: boolean
  problems: EvidenceProblem[]
  similar: SimilarPetition[]
  reviews: ReviewsOfPetition
  urgency: 'fresh' | 'due' | 'overdue' | null
  revisions: { en: number; es: number }
  /** Who decides: this person, this person although they submitted it, somebody else, or a role they lack. */
  standing: 'may' | 'alone' | 'own' | 'role'
  moderated: boolean
  refused: { answers: Answers; problems: Problems } | null
  /** Null where those who run the instance look at it: they see texts and claims alone. */
  inside: { notes: NoteView[]; reports: ReportView[]; mayDecideReports: boolean } | null
}

const languages = ['en', 'es'] as const

/** A petition before its reviewers: as the public will read it, what happened before, and what they decide. */
export function ReviewPage(props: ReviewPageProps) {
  const { locale, path, back, petition, preview, ready, problems, similar, reviews, urgency } = props
  const texts = organizerTexts(locale).review
  const t = texts.page
  const { waiting, earlier, opensAt } = reviews
  const waits = waiting !== null && (props.inside === null || waiting.agreed === null)
  return (
    <>
      <Breadcrumbs locale={locale} trail={[back]} />
      <PageHeading
        kicker={
          <>
            {t.kicker} <StateTag locale={locale} state={petition.state} />
          </>
        }
        title={petition.title || texts.untitled}
        titleLanguage={petition.titleLocale}
      />
      {waiting && urgency && (
        <div className="mt-6">
          <UrgencyMark locale={locale} urgency={urgency} dueAt={waiting.dueAt} />
          <p>
            {fill(texts.submittedBy, {
              name: waiting.submittedBy.name,
              day: formatDay(locale, waiting.submittedAt),
            })}
          </p>
          {waiting.agreed && <p>{texts.agreed}</p>}
        </div>
      )}
      <EvidenceProblems locale={locale} problems={problems} />
      <Section id="read" title={t.read}>
        <nav aria-label={t.language} className="mb-6">
          <ul className="flex flex-wrap gap-x-6">
            {languages.map((language) => (
              <li key={language}>
                <a
                  href={`${path}?language=${language}#read`}
                  aria-current={preview.locale === language ? 'true' : undefined}
                  className="tap flex items-center decoration-2 aria-[current]:font-bold"
                >
                  {languageTitle(locale, language)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {!ready && <Notice kind="closed">{t.notReady}</Notice>}
        <div className="mt-6 border border-line bg-sheet p-5 md:p-8">
          <TextPreviewArticle locale={locale} preview={preview} />
        </div>
      </Section>
      <Section id="similar" title={t.similar}>
        {similar.length === 0 ? (
          <p className="text-soft">{t.similarNone}</p>
        ) : (
          <ul className="max-w-measure">
            {similar.map((other) => (
              <li key={other.slug} className="border-t border-line py-3">
                <a
                  href={inLocale(other.locale, `/petitions/${other.slug}`)}
                  lang={other.locale}
                  className="tap inline-flex items-center font-serif text-lg"
                >
                  {other.title}
                </a>
                <p className="text-sm text-soft">{other.organisation}</p>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section id="earlier" title={t.earlier}>
        {earlier.length === 0 ? (
          <p className="text-soft">{t.earlierNone}</p>
        ) : (
          <ol className="max-w-measure">
            {earlier.map((review) => (
              <li key={review.submittedAt} className="border-t border-line py-3">
                <p className="font-medium">
                  {fill(review.decidedBy ? t.decided : t.decidedAlone, {
                    decision: t.decision[review.decision ?? 'taken-back'],
                    day: formatDay(locale, review.decidedAt ?? review.submittedAt),
                    name: review.decidedBy ?? '',
                  })}
                </p>
                <p className="text-sm text-soft">
                  {fill(texts.submittedBy, {
                    name: review.submittedBy.name,
                    day: formatDay(locale, review.submittedAt),
                  })}
                </p>
                {review.reasonCode && <p>{(t.codes as Record<string, string>)[review.reasonCode]}</p>}
                {review.reason && (
                  <p dir="auto" className="whitespace-pre-line wrap-anywhere">
                    {review.reason[locale]}
                  </p>
                )}
              </li>
            ))}
          </ol>
        )}
      </Section>
      {props.inside && (
        <>
          <Section id="reports" title={t.reports}>
            <ReviewReports
              locale={locale}
              path={path}
              reports={props.inside.reports}
              mayDecide={props.inside.mayDecideReports}
            />
          </Section>
          <Section id="notes" title={t.notes} lead={t.notesLead}>
            <ReviewNotes locale={locale} path={path} notes={props.inside.notes} refused={props.refused} />
          </Section>
        </>
      )}
      <Section id="decide" title={t.decide}>
        {!waits ? (
          <>
            <p className="text-soft">{waiting?.agreed ? texts.agreed : t.noneWaiting}</p>
            {petition.state === 'rejected' && props.standing !== 'role' && (
              <form method="post" action={path} className="mt-4">
                <p className="mb-3 max-w-measure">{t.reconsiderText}</p>
                <Button name="intent" value="reconsider">
                  {t.reconsider}
                </Button>
              </form>
            )}
          </>
        ) : props.standing === 'role' ? (
          <p className="text-soft">{t.mayNot}</p>
        ) : props.standing === 'own' ? (
          <Notice>{t.decideNot}</Notice>
        ) : (
          <>
            {props.standing === 'alone' && (
              <div className="mb-6">
                <Notice>{t.alone}</Notice>
              </div>
            )}
            <DecisionForms
              locale={locale}
              path={path}
              refused={props.refused}
              revisions={props.revisions}
              opensAt={opensAt}
              moderated={props.moderated}
            />
          </>
        )}
      </Section>
    </>
  )
}
