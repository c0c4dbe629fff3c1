import { fill, formatDay, texts } from '../i18n'
import type { PetitionView } from '../petitions/views'
import { Notice } from './notice'

interface Props {
  petition: Pick<PetitionView, 'locale' | 'evidenceFrom' | 'reviewedAt' | 'publishedAt'>
  /** Year of the newest dated claim. */
  year: number | null
}

/** Says what time the evidence dates from and when a person last looked at it against what came after. */
export function EvidenceAge({ petition, year }: Props) {
  const { locale, evidenceFrom, reviewedAt, publishedAt } = petition
  // Of evidence from the year it was published in, "not reviewed since" that year would say nothing.
  const isOlder = year !== null && publishedAt !== null && year < new Date(publishedAt).getUTCFullYear()
  const t = texts(locale).petition
  const reviewed =
    reviewedAt !== null
      ? fill(t.reviewed, { day: formatDay(locale, reviewedAt) })
      : isOlder
        ? fill(t.notReviewedSince, { year })
        : t.notReviewed
  return (
    <div className="mt-10">
      <Notice title={t.age}>
        <p>
          {evidenceFrom} <strong>{reviewed}</strong>
        </p>
      </Notice>
    </div>
  )
}
