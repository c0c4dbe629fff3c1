import { fill, formatDay, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { Urgency } from '../../review/working-days'

const looks: Record<Urgency, string> = {
  fresh: 'border-edge',
  due: 'border-ink border-2',
  overdue: 'border-act bg-act text-act-ink',
}

/** How soon something has to be looked at: told by a word, a border and a colour. */
export function UrgencyMark({ locale, urgency, dueAt }: { locale: Locale; urgency: Urgency; dueAt: number }) {
  const t = organizerTexts(locale).review
  return (
    <p className="mb-2 text-sm">
      <span className={`inline-block border px-2 font-bold ${looks[urgency]}`}>{t.urgency[urgency]}</span>
      <span className="mt-1 block text-soft">
        {fill(urgency === 'overdue' ? t.dueSince : t.dueOn, { day: formatDay(locale, dueAt) })}
      </span>
    </p>
  )
}
