import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { SettingsView } from '../../workshop/find-settings.server'
import type { CoverAnswers, CoverField } from '../../workshop/cover-form'
import type { KeptCover } from '../../workshop/keep-cover.server'
import type { Problems } from '../../workshop/written-line'
import { Button } from '../button'
import { CoverImage } from '../cover-image'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { TextField } from '../text-field'
import { errorLines, lineProblemText } from './line-problem-text'

export interface CoverPageProps {
  locale: Locale
  slug: string
  cover: SettingsView['cover']
  answers: CoverAnswers
  problems: Problems<CoverField>
  refused: Extract<KeptCover, { outcome: 'refused' }>['problem'] | null
  stale: boolean
  /** Whether a file came along that has to be chosen again. */
  lost: boolean
}

/** Where the picture above a petition's story is sent, described and removed. */
export function CoverPage(props: CoverPageProps) {
  const { locale, slug, cover, answers, problems, refused, stale, lost } = props
  const all = organizerTexts(locale).campaigns
  const t = all.cover
  const settings = `/manage/petitions/${slug}/settings`
  const errors = {
    file: refused ? t.refused[refused] : lost ? t.again : undefined,
    'alt-en': lineProblemText(locale, problems['alt-en'], 250),
    'alt-es': lineProblemText(locale, problems['alt-es'], 250),
    credit: lineProblemText(locale, problems.credit, 160),
  }
  const labels = { file: t.file, 'alt-en': t.altEn, 'alt-es': t.altEs, credit: t.credit }
  const seen = <input type="hidden" name="cover" value={cover?.id ?? ''} />
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <p className="mt-3">
        <a href={settings} className="tap inline-flex items-center">
          {t.back}
        </a>
      </p>
      {stale && (
        <div className="mt-6">
          <Notice kind="error" title={t.stale} />
        </div>
      )}
      {cover && (
        <Section id="now" title={t.now}>
          <div className="max-w-measure">
            <CoverImage cover={{ ...cover, alt: cover.alt[locale] }} />
          </div>
        </Section>
      )}
      <form
        method="post"
        action={`${settings}/cover`}
        encType="multipart/form-data"
        noValidate
        className="mt-8 max-w-measure space-y-6"
      >
        <ErrorSummary title={all.problems.title} errors={errorLines(errors, labels)} />
        {seen}
        <TextField
          name="file"
          type="file"
          accept="image/jpeg,image/png,image/webp,image/avif"
          label={t.file}
          hint={cover ? `${t.fileHint} ${t.fileKeep}` : t.fileHint}
          error={errors.file}
        />
        <p className="border-s-3 border-accent ps-4 text-sm">{t.consent}</p>
        <TextField
          name="alt-en"
          label={t.altEn}
          hint={t.altHint}
          lang="en"
          dir="auto"
          defaultValue={answers['alt-en']}
          error={errors['alt-en']}
        />
        <TextField
          name="alt-es"
          label={t.altEs}
          hint={t.altHint}
          lang="es"
          dir="auto"
          defaultValue={answers['alt-es']}
          error={errors['alt-es']}
        />
        <TextField
          name="credit"
          label={t.credit}
          hint={t.creditHint}
          dir="auto"
          defaultValue={answers.credit}
          error={errors.credit}
        />
        <Button kind="act" name="intent" value="keep">
          {t.keep}
        </Button>
      </form>
      {cover && (
        <Section id="remove" title={t.remove} lead={t.removeText}>
          <form method="post" action={`${settings}/cover`}>
            {seen}
            <Button name="intent" value="remove">
              {t.remove}
            </Button>
          </form>
        </Section>
      )}
    </>
  )
}
