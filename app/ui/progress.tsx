import { fill, formatNumber, plural, texts, type Locale } from '../i18n'

interface Props {
  locale: Locale
  confirmed: number
  /** The next milestone not yet reached. */
  goal: number
  /** False once the petition takes no more signatures: then there is no next milestone. */
  open?: boolean
  /** large: on the petition's own page. */
  size?: 'small' | 'large'
}

/** How many people have signed, and how many are needed next. Inside a `data-count` the script of public pages renews them. */
export function Progress({ locale, confirmed, goal, open = true, size = 'small' }: Props) {
  const t = texts(locale).site.progress
  const [before, after] = plural(locale, t.signed, confirmed).split(formatNumber(locale, confirmed))
  const large = size === 'large'
  return (
    <div>
      <p className={large ? 'text-lg' : 'text-base'} data-one={t.signed.one} data-other={t.signed.other}>
        {before}
        <strong data-number className={`font-serif ${large ? 'text-3xl' : 'text-xl'} font-bold tabular-nums`}>
          {formatNumber(locale, confirmed)}
        </strong>
        {after}
      </p>
      {open && (
        <>
          <progress
            className="progress my-2"
            value={Math.min(confirmed, goal)}
            max={goal}
            aria-label={t.label}
          />
          <p className="text-sm text-soft" data-next={t.next}>
            {large && confirmed === 0 ? t.first : fill(t.next, { goal: formatNumber(locale, goal) })}
          </p>
        </>
      )}
    </div>
  )
}
