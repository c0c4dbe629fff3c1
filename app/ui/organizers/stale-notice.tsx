import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Notice } from '../notice'

interface Props {
  locale: Locale
  /** Each field as it is stored now and as it was typed. */
  fields: { label: string; stored: string; typed: string; lang?: string }[]
}

/** A form that came too late: what is stored now stands beside what was typed, which stays in the form. */
export function StaleNotice({ locale, fields }: Props) {
  const t = organizerTexts(locale).campaigns.stale
  const differing = fields.filter(({ stored, typed }) => stored !== typed)
  return (
    <Notice kind="error" title={t.title}>
      <p>{t.text}</p>
      <dl className="mt-3 space-y-3">
        {differing.map(({ label, stored, lang }) => (
          <div key={label}>
            <dt className="text-sm text-soft">
              {label} · {t.stored}
            </dt>
            <dd lang={stored ? lang : undefined} dir="auto" className="whitespace-pre-line">
              {stored || t.nothing}
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  )
}
