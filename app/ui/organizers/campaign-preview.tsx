import { locales, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { CampaignAnswers } from '../../workshop/campaign-form'
import { Button } from '../button'
import { Prose } from '../prose'

interface Props {
  answers: CampaignAnswers
  /** Safe HTML of each language's story. */
  stories: Record<Locale, string>
}

/** Both languages of a campaign as readers would see them. */
export function CampaignPreviewArticles({ answers, stories }: Props) {
  return (
    <div className="grid gap-x-10 gap-y-8 md:grid-cols-2">
      {locales
        .filter((language) => answers[language].title || answers[language].story)
        .map((language) => (
          <article key={language} lang={language} className="min-w-0">
            <h3 className="text-2xl">{answers[language].title}</h3>
            <p className="mt-2 mb-5 text-soft">{answers[language].summary}</p>
            <Prose html={stories[language]} />
          </article>
        ))}
    </div>
  )
}

/** Where the preview stands: shown with what was sent, or filled by the module while somebody writes. */
export function CampaignPreview({ locale, preview }: { locale: Locale; preview: Props | null }) {
  const t = organizerTexts(locale).campaigns.campaigns
  return (
    <section
      aria-labelledby="preview-title"
      id="preview"
      data-preview-pane
      hidden={preview === null}
      className="mt-8 bg-tint p-5 sm:p-8"
    >
      <h2 id="preview-title" className="text-2xl">
        {t.previewTitle}
      </h2>
      <p className="mb-5 text-sm text-soft" role="status">
        {t.previewText}
      </p>
      <div data-preview-content>{preview && <CampaignPreviewArticles {...preview} />}</div>
    </section>
  )
}

/** Shows the preview: by the module where it runs, else by sending the form. */
export function CampaignPreviewButton({ locale, path }: { locale: Locale; path: string }) {
  const { campaigns, workshop } = organizerTexts(locale)
  return (
    <Button
      name="intent"
      value="preview"
      formAction={`${path}#preview`}
      data-preview="/manage/preview/campaign"
      data-close={workshop.text.hidePreview}
    >
      {campaigns.campaigns.preview}
    </Button>
  )
}
