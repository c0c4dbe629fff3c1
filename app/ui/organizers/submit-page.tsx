import { fill, formatDay, languageName, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { PetitionState } from '../../../db/schema'
import type { ReviewsOfPetition } from '../../review/find-review.server'
import type { Missing } from '../../review/submit.server'
import { Button, ButtonLink } from '../button'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { problemText } from './draft-problem-text'
import { EvidenceProblems } from './evidence-problems'

interface Props {
  locale: Locale
  path: string
  slug: string
  state: PetitionState
  missing: Missing
  reviews: ReviewsOfPetition
  mayWrite: boolean
}

/** Before review: what is missing, then the button; during it, how it stands and the way back. */
export function SubmitPage({ locale, path, slug, state, missing, reviews, mayWrite }: Props) {
  const t = organizerTexts(locale).review.submit
  const p = organizerTexts(locale).review.page
  const { waiting, opensAt } = reviews
  const home = `/manage/petitions/${slug}`
  const lacks = missing.texts.length + missing.tags.length > 0
  const newest = reviews.earlier[0]
  const takeBack = mayWrite && (
    <form method="post" action={path}>
      <Button name="intent" value="take-back">
        {t.takeBack}
      </Button>
    </form>
  )
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <div className="mt-8 space-y-6">
        {state === 'draft' && newest?.decision === 'returned' && newest.reason && (
          <Notice
            kind="closed"
            title={fill(newest.decidedBy ? p.decided : p.decidedAlone, {
              decision: p.decision.returned,
              day: formatDay(locale, newest.decidedAt ?? newest.submittedAt),
              name: newest.decidedBy ?? '',
            })}
          >
            <p dir="auto" className="whitespace-pre-line wrap-anywhere">
              {newest.reason[locale]}
            </p>
          </Notice>
        )}
        {state === 'draft' &&
          (missing.texts.length > 0 ? (
            <Notice kind="error" title={t.missing}>
              <ul className="space-y-1">
                {missing.texts.map(({ locale: language, problem }, i) => (
                  <li key={i}>
                    {!('field' in problem)
                      ? t.nothingReady
                      : language === null
                        ? problemText(locale, problem)
                        : fill(t.inLanguage, {
                            language: languageName(locale, language),
                            problem: problemText(locale, problem),
                          })}
                  </li>
                ))}
              </ul>
            </Notice>
          ) : (
            !lacks && (
              <Notice kind="done">
                <p>{t.ready}</p>
              </Notice>
            )
          ))}
        {state === 'draft' && (
          <>
            <EvidenceProblems locale={locale} problems={[...missing.tags, ...missing.told]} />
            {lacks ? (
              <p className="flex flex-wrap gap-3">
                <ButtonLink href={`${home}/text`}>{t.toText}</ButtonLink>
                <ButtonLink href={`${home}/claims`}>{t.toClaims}</ButtonLink>
                <ButtonLink href={`${home}/settings`}>{t.toSettings}</ButtonLink>
              </p>
            ) : (
              mayWrite && (
                <form method="post" action={path}>
                  <Button kind="act" name="intent" value="submit">
                    {t.button}
                  </Button>
                </form>
              )
            )}
          </>
        )}
        {state === 'review' && waiting && (
          <>
            <Notice title={t.waits}>
              <p>
                {fill(t.waitsText, {
                  name: waiting.submittedBy.name,
                  day: formatDay(locale, waiting.submittedAt),
                  due: formatDay(locale, waiting.dueAt),
                })}
              </p>
              {waiting.agreed && (
                <p>{fill(t.waitsInstance, { day: formatDay(locale, waiting.agreed.at) })}</p>
              )}
            </Notice>
            {takeBack}
          </>
        )}
        {state === 'review' && !waiting && opensAt !== null && (
          <>
            <Notice kind="done">
              <p>{fill(t.waitsDay, { day: formatDay(locale, opensAt) })}</p>
            </Notice>
            {takeBack}
          </>
        )}
        {state !== 'draft' && state !== 'review' && (
          <Notice kind={state === 'rejected' ? 'closed' : 'info'}>
            <p>{state === 'rejected' ? t.rejected : t.elsewhere}</p>
          </Notice>
        )}
        <p>
          <a href={`/manage/review/${slug}`} className="tap inline-flex items-center">
            {t.toReview}
          </a>
        </p>
      </div>
    </>
  )
}
