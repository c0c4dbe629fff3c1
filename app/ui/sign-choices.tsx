import { texts, type Locale } from '../i18n'
import type { SignAnswers } from '../petitions/sign-form'
import { CheckField } from './check-field'

const choices = ['shown', 'deliver', 'updates'] as const

/** The three choices of a signer; none is made for anybody. */
export function SignChoices({ locale, answers }: { locale: Locale; answers: SignAnswers }) {
  const t = texts(locale).sign
  return (
    <fieldset className="border-t border-line pt-4">
      <legend className="float-start w-full text-sm text-soft">{t.choices}</legend>
      <div className="clear-both space-y-2">
        {choices.map((choice) => (
          <CheckField
            key={choice}
            name={choice}
            label={t[choice]}
            hint={t[`${choice}Hint`]}
            defaultChecked={answers[choice]}
          />
        ))}
      </div>
    </fieldset>
  )
}
