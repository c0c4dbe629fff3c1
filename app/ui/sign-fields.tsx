import { texts, type Locale } from '../i18n'
import type { ShownForm } from '../petitions/open-form.server'
import type { FilledForm } from '../petitions/sign-form'
import { CountryField } from './country-field'
import { EmailField } from './email-field'
import { TextArea, TextField } from './text-field'
import { problemTexts } from './sign-problems-summary'

type Props = FilledForm & Pick<ShownForm, 'countries'> & { locale: Locale }

/** What is asked of a signer, in the order of a letter's head. */
export function SignFields({ locale, countries, answers, problems, suggestion }: Props) {
  const t = texts(locale).sign
  const wrong = problemTexts(locale, problems)
  return (
    <>
      <TextField
        name="name"
        label={t.name}
        required
        autoComplete="name"
        defaultValue={answers.name}
        error={wrong.name}
      />
      <EmailField locale={locale} answers={answers} suggestion={suggestion} error={wrong.email} />
      <CountryField
        name="country"
        label={t.country}
        required
        countries={countries}
        prompt={t.countryPrompt}
        chosen={answers.country}
        error={wrong.country}
      />
      <TextField
        name="postcode"
        label={t.postcode}
        mark={t.optional}
        autoComplete="postal-code"
        defaultValue={answers.postcode}
        error={wrong.postcode}
      />
      <TextArea
        name="comment"
        label={t.comment}
        mark={t.optional}
        hint={t.commentHint}
        defaultValue={answers.comment}
        error={wrong.comment}
        data-length={500}
      />
    </>
  )
}
