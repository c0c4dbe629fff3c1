import type { ReactNode } from 'react'
import type { OwnClaim } from '../../evidence/views'
import { fill, formatDay, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'

interface Props {
  locale: Locale
  claim: OwnClaim
  /** What more there is to say of it, and what can be done with it. */
  children?: ReactNode
}

/** A claim in a list of its organisation: the figure leads to its page. */
export function OwnClaimEntry({ locale, claim, children }: Props) {
  const t = organizerTexts(locale).evidence
  return (
    <li className="border-t border-line py-5 sm:grid sm:grid-cols-[13rem_1fr] sm:gap-8">
      <div>
        <p className="font-serif text-xl font-bold wrap-anywhere">
          <a
            href={`/manage/claims/${claim.slug}`}
            className="tap inline-flex items-center no-underline hover:underline"
          >
            {claim.figure}
          </a>
        </p>
        <p className="text-sm text-soft">{claim.unit}</p>
      </div>
      <div className="min-w-0 max-w-measure">
        <p className="kicker">{claim.subject}</p>
        <p className="font-medium">
          {claim.by}, {claim.asOfText}
        </p>
        {claim.state !== 'stands' && <p className="font-bold text-accent">{t.claim.states[claim.state]}</p>}
        <p className="mt-1 text-sm wrap-anywhere">{claim.statement}</p>
        <p className="mt-1 text-sm text-soft">
          {claim.reviewedAt === null
            ? t.check.never
            : fill(t.check.on, { day: formatDay(locale, claim.reviewedAt) })}
        </p>
        {children}
      </div>
    </li>
  )
}
