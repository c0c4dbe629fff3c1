import { countryName, formatDay, inLocale, texts, type Locale } from '../i18n'
import type { SignerView } from '../petitions/views'
import { Empty } from './empty'

interface Props {
  locale: Locale
  /** The petition's. */
  slug: string
  signers: SignerView[]
}

/** The newest of those who chose to be shown: name, country, day, and what they say once it has been read. */
export function RecentSigners({ locale, slug, signers }: Props) {
  const t = texts(locale).petition
  if (signers.length === 0) {
    return (
      <Empty title={t.signersNone}>
        <p>{t.signersNoneText}</p>
      </Empty>
    )
  }
  return (
    <ul className="max-w-measure">
      {signers.map((signer, index) => (
        <li key={index} className="border-t border-line py-3">
          <p>
            <bdi className="font-medium">{signer.name}</bdi>
            <span className="text-sm text-soft">
              {' · '}
              {[signer.country && countryName(locale, signer.country), formatDay(locale, signer.confirmedAt)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </p>
          {signer.comment && <p className="mt-1 whitespace-pre-line">{signer.comment}</p>}
          {signer.reference && (
            <a
              href={inLocale(locale, `/petitions/${slug}/report?comment=${signer.reference}`)}
              rel="nofollow"
              className="tap inline-flex items-center text-sm text-soft"
            >
              {texts(locale).report.comment}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
