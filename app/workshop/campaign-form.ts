import { locales, type Locale } from '../i18n'
import type { CampaignText } from '../petitions/create-campaign.server'
import { storyProblem } from './draft-text'
import { lineProblem, tidied, type LineProblem, type Rule } from './written-line'

export const campaignRules = {
  title: { most: 80 },
  summary: { most: 200 },
  story: { most: 20_000, long: true },
} as const satisfies Record<keyof CampaignText, Rule>

export const campaignFields = ['title', 'summary', 'story'] as const
export type CampaignField = `${keyof CampaignText}-${Locale}`

export type CampaignAnswers = Record<Locale, CampaignText>

export interface FilledCampaign {
  answers: CampaignAnswers
  problems: Partial<Record<CampaignField, LineProblem>>
}

/** A language nobody has begun to write in. */
export const isBlank = (text: CampaignText): boolean => campaignFields.every((field) => text[field] === '')

export const noCampaign: CampaignAnswers = {
  en: { title: '', summary: '', story: '' },
  es: { title: '', summary: '', story: '' },
}

/** Reads both languages of a campaign. One may be empty as a whole; the one that people write in may not. */
export function readCampaignForm(form: FormData, first: Locale): FilledCampaign {
  const answers = structuredClone(noCampaign)
  const problems: FilledCampaign['problems'] = {}
  for (const locale of locales)
    for (const field of campaignFields) {
      const value = form.get(`${field}-${locale}`)
      answers[locale][field] = tidied(typeof value === 'string' ? value : '', campaignRules[field])
    }
  const needed = locales.every((locale) => isBlank(answers[locale])) ? first : null
  for (const locale of locales) {
    if (isBlank(answers[locale]) && locale !== needed) continue
    for (const field of campaignFields) {
      const text = answers[locale][field]
      const problem = field === 'story' && text ? storyProblem(text) : lineProblem(text, campaignRules[field])
      if (problem) problems[`${field}-${locale}`] = problem
    }
  }
  return { answers, problems }
}
