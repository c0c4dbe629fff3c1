import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { FilledTarget } from '../../workshop/target-form'
import { TextField } from '../text-field'
import { lineProblemText } from './line-problem-text'

export const targetErrors = (locale: Locale, { problems }: FilledTarget) =>
  Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [field, lineProblemText(locale, problem, 120)]),
  )

export const targetLabels = (locale: Locale): Record<string, string> => {
  const t = organizerTexts(locale).campaigns.targets
  return {
    'name-en': t.nameEn,
    'name-es': t.nameEs,
    'jurisdiction-en': t.jurisdictionEn,
    'jurisdiction-es': t.jurisdictionEs,
  }
}

/** An office or institution in both languages. */
export function TargetFields({ locale, filled }: { locale: Locale; filled: FilledTarget }) {
  const t = organizerTexts(locale).campaigns.targets
  const errors = targetErrors(locale, filled)
  const field = (name: keyof FilledTarget['answers'], label: string, hint: string) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      lang={name.endsWith('es') ? 'es' : 'en'}
      dir="auto"
      defaultValue={filled.answers[name]}
      error={errors[name]}
    />
  )
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      {field('name-en', t.nameEn, t.nameHint)}
      {field('name-es', t.nameEs, t.nameHint)}
      {field('jurisdiction-en', t.jurisdictionEn, t.jurisdictionHint)}
      {field('jurisdiction-es', t.jurisdictionEs, t.jurisdictionHint)}
    </div>
  )
}
