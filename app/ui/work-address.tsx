import type { WorkView } from '../evidence/views'
import { texts, type Locale } from '../i18n'

/** An address as our copy prints it: a link where it is whole, text where it is not. */
export function WorkAddress({ locale, address }: { locale: Locale; address: WorkView['addresses'][number] }) {
  const { url, language } = address
  return (
    <p className="wrap-anywhere">
      {/^https?:\/\//.test(url) ? (
        <a href={url} hrefLang={language ?? undefined} rel="noopener noreferrer">
          {url}
        </a>
      ) : (
        `${url} (${texts(locale).sources.partialAddress})`
      )}
    </p>
  )
}
