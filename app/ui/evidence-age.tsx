import { fill, formatDay, texts } from '../i18n'
import type { PetitionView } from '../petitions/views'
import { Notice } from './notice'

interface Props {
  petition: Pick<PetitionView, 'locale' | 'evidenceFrom' | 'reviewedAt'>
  /** Year of the newest dated claim. */
  year: number | null
}

/** Says what time the evidence dates from and when a person last looked at it against what came after. */
export function EvidenceAge({ petition, year }: Props) {
  const { locale, evidenceFrom, reviewedAt } = petition
  const t = texts(locale).petition
  const reviewed =
    reviewedAt !== null
      ? fill(t.reviewed, { day: formatDay(locale, reviewedAt) })
      : year !== null
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
