import type { ListedPayout, OwnPayout, PayoutLine } from '../../donations/find-payouts.server'
import { fill, formatDay, type Locale } from '../../i18n'
import { formatMoney } from '../../i18n/money'
import { organizerTexts } from '../../i18n/organizers'
import { Breadcrumbs } from '../breadcrumbs'
import { Empty } from '../empty'
import { Facts } from '../facts'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { movementType, payoutStatus } from './provider-words'
import { Table } from './table'

/** What was sent to the bank, and whether every movement in it is known. */
export function PayoutsPage({ locale, payouts }: { locale: Locale; payouts: OwnPayout[] }) {
  const { payouts: t, parts } = organizerTexts(locale).donations
  return (
    <>
      <PageHeading title={parts.payouts} lead={t.lead} />
      <div className="mt-8">
        {payouts.length === 0 ? (
          <Empty title={t.none}>
            <p>{t.noneText}</p>
          </Empty>
        ) : (
          <Table
            caption={parts.payouts}
            rows={payouts}
            keyOf={({ id }) => id}
            columns={[
              {
                title: t.arrives,
                cell: ({ id, arrivesAt }) => (
                  <a href={`/manage/donations/payouts/${id}`} className="tap inline-flex items-center">
                    {formatDay(locale, arrivesAt)}
                  </a>
                ),
              },
              {
                title: t.amount,
                number: true,
                cell: ({ amountMinor, currency }) => formatMoney(locale, amountMinor, currency),
              },
              {
                title: t.own,
                number: true,
                cell: ({ ownMinor, currency }) => formatMoney(locale, ownMinor, currency),
              },
              { title: t.status, cell: ({ status }) => payoutStatus(locale, status) },
              { title: t.matched, cell: ({ addsUp }) => matched(locale, addsUp) },
            ]}
          />
        )}
      </div>
    </>
  )
}

interface Props {
  locale: Locale
  payout: ListedPayout
  lines: PayoutLine[]
}

/** One payout with each movement in it, this organisation's leading to their gifts. */
export function PayoutPage({ locale, payout, lines }: Props) {
  const { payouts: t, parts } = organizerTexts(locale).donations
  const money = (minor: number, currency: string) => formatMoney(locale, minor, currency)
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/donations/payouts', text: parts.payouts }]} />
      <PageHeading title={payoutTitle(locale, payout)} />
      <div className="mt-6">
        <Facts
          items={[
            { term: t.arrives, value: formatDay(locale, payout.arrivesAt) },
            { term: t.status, value: payoutStatus(locale, payout.status) },
            { term: t.matched, value: matched(locale, payout.addsUp) },
          ]}
        />
      </div>
      {payout.addsUp === false && (
        <div className="mt-6">
          <Notice>
            <p>{t.differsText}</p>
          </Notice>
        </div>
      )}
      <Section id="lines" title={t.lines}>
        <Table
          caption={t.lines}
          rows={lines.map((line, at) => ({ ...line, at }))}
          keyOf={({ at }) => at}
          columns={[
            { title: t.when, cell: ({ createdAt }) => formatDay(locale, createdAt) },
            { title: t.what, cell: ({ type }) => movementType(locale, type) },
            {
              title: t.gross,
              number: true,
              cell: ({ amountMinor, currency }) => money(amountMinor, currency),
            },
            { title: t.fee, number: true, cell: ({ feeMinor, currency }) => money(feeMinor, currency) },
            { title: t.net, number: true, cell: ({ netMinor, currency }) => money(netMinor, currency) },
            {
              title: t.gift,
              act: true,
              cell: ({ giftId, own, type }) =>
                giftId ? (
                  <a href={`/manage/donations/gifts/${giftId}`} className="tap inline-flex items-center">
                    {t.toGift}
                  </a>
                ) : (
                  !own && type !== 'payout' && <span className="text-soft">{t.other}</span>
                ),
            },
          ]}
        />
      </Section>
    </>
  )
}

export const payoutTitle = (locale: Locale, { amountMinor, currency }: ListedPayout): string =>
  fill(organizerTexts(locale).donations.payouts.one, { amount: formatMoney(locale, amountMinor, currency) })

function matched(locale: Locale, addsUp: boolean | null) {
  const t = organizerTexts(locale).donations.payouts
  if (addsUp === null) return <span className="text-soft">{t.byHand}</span>
  return addsUp ? t.addsUp : <strong>{t.differs}</strong>
}
