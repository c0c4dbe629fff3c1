import { texts, type Locale } from '../i18n'

/** Says on every page that nothing can be sent at the moment, before anybody types. */
export function ReadOnlyBanner({ locale }: { locale: Locale }) {
  const t = texts(locale).site
  return (
    <aside aria-label={t.readOnlyLabel} className="no-print border-b border-line bg-tint text-sm">
      <p className="page py-1.5">
        <strong>{t.readOnlyLabel}.</strong> {t.readOnlyNote}
      </p>
    </aside>
  )
}
