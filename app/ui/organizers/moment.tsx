import { formatDay, type Locale } from '../../i18n'

/** A moment in UTC: the day as the language writes it, and the minute. */
export const Moment = ({ locale, at }: { locale: Locale; at: number }) => (
  <time dateTime={new Date(at).toISOString()} className="tabular-nums">
    {formatDay(locale, at)}, {new Date(at).toISOString().slice(11, 16)}
  </time>
)
