import { formatDay, type Locale } from '../../i18n'

/** A moment in UTC: the day as the language writes it, and the minute. */
export const formatMoment = (locale: Locale, at: number): string =>
  `${formatDay(locale, at)}, ${new Date(at).toISOString().slice(11, 16)}`

export const Moment = ({ locale, at }: { locale: Locale; at: number }) => (
  <time dateTime={new Date(at).toISOString()} className="tabular-nums">
    {formatMoment(locale, at)}
  </time>
)
