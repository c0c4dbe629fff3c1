import type { Localized } from '../../db/schema'
import { readLines, type Problems } from './written-line'

export const targetFields = ['name-en', 'name-es', 'jurisdiction-en', 'jurisdiction-es'] as const
export type TargetField = (typeof targetFields)[number]
export type TargetAnswers = Record<TargetField, string>

const line = { most: 120 }

export interface FilledTarget {
  answers: TargetAnswers
  problems: Problems<TargetField>
}

export const readTargetForm = (form: FormData): FilledTarget =>
  readLines(form, { 'name-en': line, 'name-es': line, 'jurisdiction-en': line, 'jurisdiction-es': line })

export const localizedTarget = (answers: TargetAnswers): { name: Localized; jurisdiction: Localized } => ({
  name: { en: answers['name-en'], es: answers['name-es'] },
  jurisdiction: { en: answers['jurisdiction-en'], es: answers['jurisdiction-es'] },
})

/** What a target says, as a form carries it to tell whether somebody changed it since it was read. */
export const asRead = ({ name, jurisdiction }: { name: Localized; jurisdiction: Localized }): string =>
  JSON.stringify([name.en, name.es, jurisdiction.en, jurisdiction.es])

export const noTarget: FilledTarget = {
  answers: { 'name-en': '', 'name-es': '', 'jurisdiction-en': '', 'jurisdiction-es': '' },
  problems: {},
}
