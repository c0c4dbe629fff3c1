import type { ClaimView } from '../evidence/views'
import { fill, formatDay, inLocale, texts, type Locale } from '../i18n'
import { ClaimHistory } from './claim-history'

interface Props {
  locale: Locale
  claim: ClaimView
  /** Its citation number on this page, where it has one. */
  number?: number
  /** True on the page of the very work it rests on: the source is not repeated. */
  atHome?: boolean
}

/** One claim: its figure, who says it and when, the sentence, and where it stands. The target of its citations. */
export function ClaimEntry({ locale, claim, number, atHome = false }: Props) {
  const t = texts(locale).evidence
  return (
    <li
      id={`claim-${claim.slug}`}
      className="claim gap-x-8 border-t border-line py-4 sm:grid sm:grid-cols-[13rem_1fr]"
    >
      <p className="flex items-baseline gap-2 font-serif text-xl font-bold">
        {number !== undefined && (
          // Boxed: a bare 1 beside 238 would read as another number.
          <span className="cite m-0 min-w-6 shrink-0 text-center font-sans text-sm">
            <span className="sr-only">{fill(t.cite, { number })}: </span>
            <span aria-hidden="true">{number}</span>
          </span>
        )}
        <span className="hyphens-auto">{claim.figure}</span>
      </p>
      <div className="max-w-measure">
        <p className="font-medium">
          {claim.by}, {claim.asOfText}
        </p>
        {claim.state !== 'stands' && <p className="font-bold text-accent">{t.claimStates[claim.state]}</p>}
        <p className="mt-1 text-sm">{claim.statement}</p>
        <p className="mt-1 text-sm text-soft">
          {t.source}{' '}
          {atHome ? (
            t.thisSource
          ) : (
            <>
              <a href={inLocale(locale, `/sources/${claim.work.slug}`)}>{claim.work.title}</a>,{' '}
              {claim.work.publisher}
            </>
          )}
          ; {claim.passage}
        </p>
        {claim.reviewedAt !== null && (
          <p className="mt-1 text-sm text-soft">
            {fill(t.checked, { day: formatDay(locale, claim.reviewedAt) })}
          </p>
        )}
        <ClaimHistory locale={locale} history={claim.history} />
      </div>
    </li>
  )
}
