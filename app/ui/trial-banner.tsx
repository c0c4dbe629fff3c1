import { texts, type Locale } from '../i18n'

/** Says in trial, on every page, that nothing here is real. */
export function TrialBanner({ locale }: { locale: Locale }) {
  const t = texts(locale).site
  return (
    <aside aria-label={t.trialLabel} className="no-print border-b border-line bg-tint text-sm">
      <p className="page py-1.5">
        <strong>{t.trialLabel}.</strong> {t.trialNote} <a href="/outbox">{t.trialOutbox}</a>
      </p>
    </aside>
  )
}
