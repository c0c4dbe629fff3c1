import type { Locale } from '../i18n'
import { renderMarkdown } from '../platform/markdown.server'
import type { CampaignAnswers } from './campaign-form'

/** The stories of a campaign as safe HTML, as its public page would show them. */
export const previewCampaign = (answers: CampaignAnswers): Record<Locale, string> => ({
  en: renderMarkdown(answers.en.story),
  es: renderMarkdown(answers.es.story),
})
