import type { EvidenceProblem } from '../../evidence/evidence-problems.server'
import type { AttachedClaim, OwnClaim } from '../../evidence/views'
import { fill, formatDay, formatNumber, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button, ButtonLink } from '../button'
import { Empty } from '../empty'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { TextField } from '../text-field'
import { EvidenceProblems } from './evidence-problems'
import { OwnClaimEntry } from './own-claim-entry'

interface Props {
  locale: Locale
  /** The page's own address. */
  path: string
  attached: AttachedClaim[]
  available: OwnClaim[]
  more: number
  q: string
  problems: EvidenceProblem[]
  /** Epoch ms. */
  reviewedAt: number | null
  mayWrite: boolean
  mayReview: boolean
}

/** What one petition rests on: claims attached, ordered and taken away by buttons, each with its tag. */
export function PetitionClaimsPage(props: Props) {
  const { locale, path, attached, available, more, q, problems, reviewedAt, mayWrite, mayReview } = props
  const texts = organizerTexts(locale).evidence
  const t = texts.attached
  const press = (claim: OwnClaim, intent: 'up' | 'down' | 'detach' | 'attach', off = false) => (
    <Button name="intent" value={intent} disabled={off}>
      {t[intent]}
      <span className="sr-only">: {claim.figure}</span>
    </Button>
  )
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <EvidenceProblems locale={locale} problems={problems} />
      <div className="mt-8 flex flex-wrap items-center justify-between gap-x-8 gap-y-4 border-y border-line py-4">
        <div className="max-w-measure">
          <p className="font-medium">{t.reviewed}</p>
          <p>
            {reviewedAt === null
              ? t.reviewedNever
              : fill(t.reviewedOn, { day: formatDay(locale, reviewedAt) })}
          </p>
          <p className="text-sm text-soft">{t.reviewedText}</p>
        </div>
        {mayReview && (
          <form method="post" action={path}>
            <Button name="intent" value="reviewed">
              {t.review}
            </Button>
          </form>
        )}
      </div>
      <div className="mt-8">
        {attached.length === 0 ? (
          <Empty title={t.none}>
            <p>{t.noneText}</p>
          </Empty>
        ) : (
          <ol>
            {attached.map((claim, i) => (
              <OwnClaimEntry key={claim.slug} locale={locale} claim={claim}>
                <p className="mt-2">
                  <span className="text-sm text-soft">{t.tag}: </span>
                  <code className="inline-block max-w-full border border-line bg-sheet px-2 py-1 text-sm wrap-anywhere select-all">
                    {claim.tag}
                  </code>
                </p>
                {mayWrite && (
                  <form method="post" action={path} className="mt-3 flex flex-wrap gap-2">
                    <input type="hidden" name="claim" value={claim.slug} />
                    {i > 0 && press(claim, 'up')}
                    {i < attached.length - 1 && press(claim, 'down')}
                    {press(claim, 'detach')}
                  </form>
                )}
              </OwnClaimEntry>
            ))}
          </ol>
        )}
      </div>
      {mayWrite && (
        <Section id="available" title={t.available} lead={t.availableLead}>
          <form role="search" action={path} className="flex flex-wrap items-end gap-4">
            <div className="min-w-60 grow">
              <TextField name="q" type="search" label={t.search} defaultValue={q} maxLength={200} />
            </div>
            <Button>{texts.find}</Button>
            <ButtonLink href="/manage/sources">{texts.title}</ButtonLink>
          </form>
          <div className="mt-6">
            {available.length === 0 ? (
              <Empty title={t.noneAvailable}>
                <p>{t.noneAvailableText}</p>
              </Empty>
            ) : (
              <ul>
                {available.map((claim) => (
                  <OwnClaimEntry key={claim.slug} locale={locale} claim={claim}>
                    <form method="post" action={path} className="mt-3">
                      <input type="hidden" name="claim" value={claim.slug} />
                      {press(claim, 'attach')}
                    </form>
                  </OwnClaimEntry>
                ))}
              </ul>
            )}
            {more > 0 && <p className="text-soft">{fill(t.more, { n: formatNumber(locale, more) })}</p>}
          </div>
        </Section>
      )}
    </>
  )
}
