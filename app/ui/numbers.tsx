import { formatNumber, inLocale, texts, type Locale } from '../i18n'

interface Props {
  locale: Locale
  slug: string
  confirmed: number
  pending: number
  held: number
  withdrawn: number
  removed: number
  paper: number
  /** The public reasons in the reader's language, those with a number alone. */
  removedFor: { reason: string; n: number }[]
}

const kinds = ['confirmed', 'pending', 'held', 'withdrawn', 'removed'] as const

/** Every public number of a petition, where the days are to be had, and how it is counted. */
export function Numbers({ locale, slug, removedFor, ...numbers }: Props) {
  const t = texts(locale).counting
  const address = `/petitions/${slug}/history`
  return (
    <div className="max-w-measure text-sm">
      <table className="w-full border-b border-line">
        <tbody>
          {kinds.map((kind) => (
            <Row key={kind} locale={locale} term={t.numbers[kind]} n={numbers[kind]} />
          ))}
          {removedFor.map(({ reason, n }) => (
            <Row key={reason} locale={locale} term={reason} n={n} under />
          ))}
          {numbers.paper > 0 && <Row locale={locale} term={t.numbers.paper} n={numbers.paper} />}
        </tbody>
      </table>
      <p className="mt-2 flex flex-wrap items-center gap-x-4">
        <a href={inLocale(locale, '/counting')} className="tap inline-flex items-center">
          {t.howLink}
        </a>
        <span className="flex flex-wrap items-center gap-x-2 text-soft">
          {t.history}
          <a href={`${address}.json`} className="tap inline-flex items-center px-1">
            {t.json}
          </a>
          <a href={`${address}.csv`} className="tap inline-flex items-center px-1">
            {t.csv}
          </a>
        </span>
      </p>
    </div>
  )
}

interface RowProps {
  locale: Locale
  term: string
  n: number
  /** A part of the number above. */
  under?: boolean
}

const Row = ({ locale, term, n, under = false }: RowProps) => (
  <tr className="border-t border-line">
    <th scope="row" className={`py-1.5 pe-4 text-start font-normal ${under ? 'ps-4 text-soft' : ''}`}>
      {term}
    </th>
    <td className={`py-1.5 text-end tabular-nums ${under ? 'text-soft' : 'font-medium'}`}>
      {formatNumber(locale, n)}
    </td>
  </tr>
)
