import { countryName, formatNumber, languageTitle, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { DayFigure, PetitionFigures } from '../../figures/views'
import { ButtonLink } from '../button'
import { Empty } from '../empty'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { BarList } from './bar-list'
import { DayChart } from './day-chart'

const COUNTRIES = 12
const spans = ['30', '90', 'all'] as const

interface Props {
  locale: Locale
  /** The address of this petition's pages. */
  home: string
  figures: PetitionFigures
  days: DayFigure[]
  span: (typeof spans)[number]
  mayExport: boolean
  seesSignatures: boolean
}

/** Where a petition stands: every number, by day, by country, by language and by how people came. */
export function FiguresPage({ locale, home, figures, days, span, mayExport, seesSignatures }: Props) {
  const { figures: t, sources } = organizerTexts(locale).signatures
  const { countries, languages } = figures
  const shown = countries.slice(0, COUNTRIES)
  const further = countries.slice(COUNTRIES)
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <div id="numbers" data-renew="20" className="mt-8">
        <Numbers locale={locale} home={seesSignatures ? home : null} figures={figures} />
      </div>
      <p className="mt-6 flex flex-wrap gap-4">
        {seesSignatures && <ButtonLink href={`${home}/signatures`}>{t.seeSignatures}</ButtonLink>}
        {mayExport && <ButtonLink href="/manage/exports">{t.export}</ButtonLink>}
      </p>
      {days.length === 0 || figures.confirmed + figures.withdrawn + figures.removed === 0 ? (
        <div className="mt-12">
          <Empty title={t.none}>
            <p>{t.noneText}</p>
          </Empty>
        </div>
      ) : (
        <Section id="days" title={t.byDay} lead={t.byDayLead}>
          <ul aria-label={t.span} className="-mx-2.5 mb-4 flex flex-wrap">
            {spans.map((one) => (
              <li key={one}>
                <a
                  href={`?days=${one}#days`}
                  aria-current={one === span ? 'true' : undefined}
                  className="tap flex items-center px-2.5 aria-[current]:font-medium aria-[current]:decoration-2"
                >
                  {t.spans[one]}
                </a>
              </li>
            ))}
          </ul>
          <DayChart locale={locale} days={days} />
        </Section>
      )}
      {figures.confirmed > 0 && (
        <div className="gap-x-12 md:grid md:grid-cols-2">
          <Section id="countries" title={t.byCountry}>
            <BarList
              locale={locale}
              caption={t.byCountry}
              names={t.country}
              numbers={t.signatures}
              rows={shown.map(({ country, n }) => ({
                key: country,
                name: country ? countryName(locale, country) : '–',
                n,
              }))}
            />
            {further.length > 0 && (
              <details className="mt-2">
                <summary className="tap inline-flex cursor-pointer items-center underline decoration-accent underline-offset-4">
                  {plural(locale, t.others, further.length)}
                </summary>
                <BarList
                  locale={locale}
                  caption={plural(locale, t.others, further.length)}
                  names={t.country}
                  numbers={t.signatures}
                  rows={further.map(({ country, n }) => ({
                    key: country,
                    name: country ? countryName(locale, country) : '–',
                    n,
                  }))}
                />
              </details>
            )}
          </Section>
          <div>
            <Section id="languages" title={t.byLanguage}>
              <BarList
                locale={locale}
                caption={t.byLanguage}
                names={t.language}
                numbers={t.signatures}
                rows={languages.map((row) => ({
                  key: row.locale,
                  name: languageTitle(locale, row.locale),
                  n: row.n,
                }))}
              />
            </Section>
            <Section id="sources" title={t.bySource} lead={t.bySourceLead}>
              <BarList
                locale={locale}
                caption={t.bySource}
                names={t.source}
                numbers={t.signatures}
                rows={figures.sources.map(({ source, n }) => ({ key: source, name: sources[source], n }))}
              />
            </Section>
          </div>
        </div>
      )}
    </>
  )
}

interface NumbersProps extends Pick<Props, 'locale' | 'figures'> {
  /** Null for somebody who sees no single signatures: then no number leads to them. */
  home: string | null
}

function Numbers({ locale, home, figures }: NumbersProps) {
  const t = organizerTexts(locale).signatures.figures
  const rows = [
    { term: t.confirmed, n: figures.confirmed, href: `${home}/signatures`, strong: true },
    { term: t.pending, n: figures.pending },
    { term: t.held, n: figures.held, href: `${home}/signatures/held` },
    { term: t.withdrawn, n: figures.withdrawn },
    { term: t.removed, n: figures.removed, href: `${home}/signatures/remove` },
    ...figures.removedFor.map(({ reason, n }) => ({ term: reason, n, under: true })),
    { term: t.paper, n: figures.paper },
    { term: t.comments, n: figures.comments, href: `${home}/signatures/comments` },
  ]
  return (
    <table className="w-full max-w-[40rem] border-b border-line">
      <caption className="sr-only">{t.title}</caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.term} className="border-t border-line">
            <th
              scope="row"
              className={`py-1.5 pe-4 text-start font-normal ${'under' in row ? 'ps-5 text-sm text-soft' : ''}`}
            >
              {home && 'href' in row && row.n > 0 ? (
                <a href={row.href} className="tap inline-flex items-center">
                  {row.term}
                </a>
              ) : (
                row.term
              )}
            </th>
            <td
              className={`py-1.5 text-end tabular-nums ${'strong' in row ? 'font-serif text-2xl font-bold' : ''}`}
            >
              {formatNumber(locale, row.n)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
