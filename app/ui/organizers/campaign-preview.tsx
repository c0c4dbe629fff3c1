import { locales, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { CampaignAnswers } from '../../workshop/campaign-form'
import { Prose } from '../prose'

interface Props {
  locale: Locale
  answers: CampaignAnswers
  /** Safe HTML of each language's story. */
  stories: Record<Locale, string>
}

/** Both languages of a campaign as readers would see them. */
export function CampaignPreview({ locale, answers, stories }: Props) {
  const t = organizerTexts(locale).campaigns.campaigns
  return (
    <section aria-labelledby="preview-title" id="preview" className="mt-8 bg-tint p-5 sm:p-8">
      <h2 id="preview-title" className="text-2xl">
        {t.previewTitle}
      </h2>
      <p className="text-sm text-soft" role="status">
        {t.previewText}
      </p>
      <div className="mt-5 grid gap-x-10 gap-y-8 md:grid-cols-2">
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
    </section>
  )
}
