import type { Offer } from '../donations/offer'
import { texts, type Locale } from '../i18n'
import { FieldError } from './field'

interface Props {
  locale: Locale
  offer: Offer
  /** Of the page. */
  address: string
  error: string | undefined
}

/** Each currency is a page of its own with amounts that suit it: without a script a list could not change them. */
export function CurrencyChoice({ locale, offer, address, error }: Props) {
  const t = texts(locale).giving
  const { currencies, currency } = offer
  if (currencies.length < 2 && !error) return null
  return (
    <div id="currency" tabIndex={-1}>
      <p className="font-medium" id="currency-label">
        {t.currency}
      </p>
      <FieldError name="currency" error={error} />
      <ul aria-labelledby="currency-label" className="-mx-2.5 flex flex-wrap">
        {currencies.map((code) => (
          <li key={code}>
            {code === currency ? (
              <span className="tap flex items-center px-2.5 font-bold" aria-current="true">
                {code}
              </span>
            ) : (
              <a href={`${address}?currency=${code}`} className="tap flex items-center px-2.5">
                {code}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
