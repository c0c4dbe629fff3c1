import type { FeeTotal } from '../../donations/gift-totals.server'
import type { MonthlyStanding } from '../../donations/monthly-standing.server'
import type { CurrencyTotal, Period } from '../../donations/periods'
import { formatNumber, plural, type Locale } from '../../i18n'
import { formatMoney } from '../../i18n/money'
import { organizerTexts } from '../../i18n/organizers'
import { ButtonLink } from '../button'
import { Empty } from '../empty'
import { Facts } from '../facts'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { MonthChart } from './month-chart'
import { Table } from './table'

interface Props {
  locale: Locale
  /** What stands in the way of giving; null: nothing does. */
  missing: 'off' | 'not-allowed' | 'not-set' | null
  /** What an address says to stay with tests or real gifts. */
  query: string
  period: Period
  periods: Period[]
  totals: CurrencyTotal[]
  fees: Omit<FeeTotal, 'month'>[]
  standing: MonthlyStanding[]
  /** Whether anybody ever gave. */
  any: boolean
}

/** What an organisation was given, each currency by itself, by period and month. */
export function GivingTotalsPage(props: Props) {
  const { locale, missing, query, period, periods, totals, fees, standing, any } = props
  const t = organizerTexts(locale).donations.totals
  const name = (one: Period) => (one === '12' ? t.last12 : one === 'all' ? t.all : one)
  return (
    <>
      <PageHeading title={organizerTexts(locale).donations.parts.totals} lead={t.lead} />
      <Missing locale={locale} missing={missing} />
      {any && (
        <ul aria-label={t.periods} className="-mx-2.5 mt-6 flex flex-wrap">
          {periods.map((one) => (
            <li key={one}>
              <a
                href={`/manage/donations?period=${one}${query.replace('?', '&')}`}
                aria-current={one === period ? 'true' : undefined}
                className="tap flex items-center px-2.5 aria-[current]:font-medium aria-[current]:decoration-2"
              >
                {name(one)}
              </a>
            </li>
          ))}
        </ul>
      )}
      {totals.length === 0 ? (
        <div className="mt-8">
          <Empty title={any ? t.none : t.noneEver}>
            <p>{t.noneText}</p>
          </Empty>
        </div>
      ) : (
        totals.map((total) => <CurrencySection key={total.currency} locale={locale} total={total} />)
      )}
      {any && (
        <>
          <Section id="monthly" title={t.monthly} lead={standing.length > 0 ? t.monthlyLead : t.monthlyNone}>
            {standing.length > 0 && (
              <Table
                caption={t.monthly}
                rows={standing}
                keyOf={({ currency, state }) => `${currency} ${state}`}
                columns={[
                  { title: t.standing, cell: ({ state }) => t[state] },
                  { title: t.currency, cell: ({ currency }) => currency },
                  { title: t.number, number: true, cell: ({ gifts }) => formatNumber(locale, gifts) },
                  {
                    title: t.each,
                    number: true,
                    cell: ({ eachMonthMinor, currency }) => formatMoney(locale, eachMonthMinor, currency),
                  },
                ]}
              />
            )}
          </Section>
          <Section id="fees" title={t.fees} lead={fees.length > 0 ? t.feesLead : t.feesNone}>
            {fees.length > 0 && (
              <Table
                caption={t.fees}
                rows={fees}
                keyOf={({ currency }) => currency}
                columns={[
                  { title: t.currency, cell: ({ currency }) => currency },
                  {
                    title: t.settled,
                    number: true,
                    cell: ({ settledMinor, currency }) => formatMoney(locale, settledMinor, currency),
                  },
                  {
                    title: t.fee,
                    number: true,
                    cell: ({ feeMinor, currency }) => formatMoney(locale, feeMinor, currency),
                  },
                  {
                    title: t.share,
                    number: true,
                    cell: ({ feeMinor, settledMinor }) => share(locale, feeMinor, settledMinor),
                  },
                ]}
              />
            )}
          </Section>
        </>
      )}
    </>
  )
}

function CurrencySection({ locale, total }: { locale: Locale; total: CurrencyTotal }) {
  const t = organizerTexts(locale).donations.totals
  const { currency, gifts, givenMinor, refundedMinor, disputedMinor, countedMinor, monthlyMinor } = total
  const money = (minor: number) => formatMoney(locale, minor, currency)
  return (
    <Section id={currency} title={currency}>
      <p className="font-serif text-4xl font-bold tabular-nums">{money(countedMinor)}</p>
      <p className="mt-1 mb-5 text-soft">{plural(locale, t.gifts, gifts)}</p>
      <Facts
        items={[
          { term: t.given, value: money(givenMinor) },
          ...(refundedMinor > 0 ? [{ term: t.refunded, value: money(-refundedMinor) }] : []),
          ...(disputedMinor > 0 ? [{ term: t.disputed, value: money(-disputedMinor) }] : []),
          { term: t.ofItMonthly, value: money(monthlyMinor) },
        ]}
      />
      <MonthChart locale={locale} currency={currency} months={total.months} />
    </Section>
  )
}

function Missing({ locale, missing }: Pick<Props, 'locale' | 'missing'>) {
  const t = organizerTexts(locale).donations.totals
  if (missing === null)
    return (
      <p className="mt-6">
        <ButtonLink href={locale === 'es' ? '/es/donate' : '/donate'}>{t.page}</ButtonLink>
      </p>
    )
  const words = {
    off: [t.off, t.offText],
    'not-allowed': [t.notAllowed, t.notAllowedText],
    'not-set': [t.notSet, t.notSetText],
  }[missing]
  return (
    <div className="mt-6">
      <Notice title={words[0]}>
        <p>{words[1]}</p>
        {missing === 'not-set' && (
          <p>
            <ButtonLink kind="act" href="/manage/donations/settings">
              {t.set}
            </ButtonLink>
          </p>
        )}
      </Notice>
    </div>
  )
}

const percents = {
  en: new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 }),
  es: new Intl.NumberFormat('es', { style: 'percent', maximumFractionDigits: 1 }),
}
const share = (locale: Locale, part: number, whole: number) =>
  whole > 0 ? percents[locale].format(part / whole) : '–'
