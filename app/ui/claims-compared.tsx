import type { SubjectView } from '../evidence/views'
import { texts, type Locale } from '../i18n'
import { ClaimEntry } from './claim-entry'

interface Props {
  locale: Locale
  subject: SubjectView
  /** Citation numbers by claim, where the page cites. */
  numbers?: Record<string, number>
  /** Slugs of the claims that rest on the work whose page this is. */
  own?: string[]
}

/** Everything the documents say of one subject: figures that disagree stand side by side, and the page says so. */
export function ClaimsCompared({ locale, subject, numbers = {}, own = [] }: Props) {
  const t = texts(locale).evidence
  return (
    <section
      aria-labelledby={`subject-${subject.slug}`}
      className="gap-x-12 border-t border-line pt-4 pb-8 first:border-0 first:pt-0 lg:grid lg:grid-cols-[1fr_2fr]"
    >
      <div className="mb-3">
        {subject.disagreeing && <p className="kicker">{t.disagreeing}</p>}
        <h3 id={`subject-${subject.slug}`} className="text-xl">
          {subject.title}
        </h3>
        <p className="mt-1 text-sm text-soft">{subject.scope}</p>
      </div>
      <div>
        <ul className="[&>li:first-child]:border-0 [&>li:first-child]:pt-0">
          {subject.claims.map((claim) => (
            <ClaimEntry
              key={claim.slug}
              locale={locale}
              claim={claim}
              number={numbers[claim.slug]}
              atHome={own.includes(claim.slug)}
            />
          ))}
        </ul>
        {subject.note && (
          <p className="max-w-measure border-s-3 border-accent ps-4 text-sm">{subject.note}</p>
        )}
      </div>
    </section>
  )
}
