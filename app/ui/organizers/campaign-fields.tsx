import { languageName, languageTitle, locales, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { FilledCampaign } from '../../workshop/campaign-form'
import { TextArea, TextField } from '../text-field'
import { lineProblemText } from './line-problem-text'

const most = { title: 80, summary: 200, story: 20_000 }

/** The errors of a campaign's form by field. */
export const campaignErrors = (locale: Locale, problems: FilledCampaign['problems']) =>
  Object.fromEntries(
    locales.flatMap((language) =>
      (['title', 'summary', 'story'] as const).map((field) => [
        `${field}-${language}`,
        lineProblemText(locale, problems[`${field}-${language}`], most[field]),
      ]),
    ),
  )

/** What the fields of a campaign's form are called, by field. */
export const campaignLabels = (locale: Locale): Record<string, string> => {
  const t = organizerTexts(locale).campaigns.campaigns
  return Object.fromEntries(
    locales.flatMap((language) =>
      (['title', 'summary', 'story'] as const).map((field) => [
        `${field}-${language}`,
        `${t[`${field}Field`]} (${languageName(locale, language)})`,
      ]),
    ),
  )
}

/** A campaign in both languages, side by side where there is room. */
export function CampaignFields({ locale, filled }: { locale: Locale; filled: FilledCampaign }) {
  const t = organizerTexts(locale).campaigns.campaigns
  const errors = campaignErrors(locale, filled.problems)
  return (
    <div className="grid gap-x-10 gap-y-8 md:grid-cols-2">
      {locales.map((language) => {
        const text = filled.answers[language]
        const field = (part: keyof typeof text, label: string) => ({
          name: `${part}-${language}`,
          label,
          lang: language,
          dir: 'auto' as const,
          defaultValue: text[part],
          error: errors[`${part}-${language}`],
        })
        return (
          <fieldset key={language} className="min-w-0 space-y-5">
            <legend className="float-start mb-4 w-full border-b border-ink pb-1 font-serif text-xl font-bold">
              {languageTitle(locale, language)}
            </legend>
            <div className="clear-both">
              <TextField {...field('title', t.titleField)} />
            </div>
            <TextArea {...field('summary', t.summaryField)} rows={3} />
            <TextArea {...field('story', t.storyField)} hint={t.storyHint} rows={14} />
          </fieldset>
        )
      })}
    </div>
  )
}
