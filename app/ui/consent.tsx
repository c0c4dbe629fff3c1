import { fill, inLocale, texts, type Locale } from '../i18n'

/** What pressing the button agrees to. A changed wording is a new version (`petitions/consent-wording.ts`). */
export function Consent({ locale, organisation }: { locale: Locale; organisation: string }) {
  const t = texts(locale).consent
  return (
    <div id="consent" className="space-y-2 text-sm text-soft">
      <p>{fill(t.opinion, { organisation })}</p>
      <p>{t.stored}</p>
      <p>
        {t.who} <a href={inLocale(locale, '/privacy')}>{t.privacy}</a>
      </p>
    </div>
  )
}
