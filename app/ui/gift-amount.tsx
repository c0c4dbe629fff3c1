import type { Offer } from '../donations/offer'
import { fill, texts, type Locale } from '../i18n'
import { RadioChoice } from './radio-choice'
import { TextField } from './text-field'

interface Props {
  locale: Locale
  offer: Offer
  /** What was posted before; one of the suggestions or an own amount. */
  typed: string
  error: string | undefined
}

/** Suggested amounts, none of them chosen for anybody, and a field for any other. */
export function GiftAmount({ locale, offer, typed, error }: Props) {
  const t = texts(locale).giving
  const { amounts, currency, example, floor } = offer
  const suggested = amounts.some(({ value }) => value === typed)
  return (
    <fieldset>
      <legend className="font-medium">{t.amount}</legend>
      {amounts.length > 0 && (
        <div className="mt-1 mb-3 flex flex-wrap gap-x-8">
          {amounts.map(({ value, text }) => (
            <RadioChoice
              key={value}
              name="amount"
              value={value}
              text={text}
              defaultChecked={value === typed}
            />
          ))}
        </div>
      )}
      <TextField
        name="other"
        label={fill(t.other, { currency })}
        hint={fill(t.otherHint, { example, floor })}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={suggested ? '' : typed}
        error={error}
      />
    </fieldset>
  )
}
