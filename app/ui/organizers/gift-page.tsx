import type { OpenedGift } from '../../donations/find-gifts.server'
import type { SealedDonor } from '../../supporters/sealed-donor'
import { fill, formatDay, languageTitle, type Locale } from '../../i18n'
import { formatMoney } from '../../i18n/money'
import { organizerTexts } from '../../i18n/organizers'
import { Breadcrumbs } from '../breadcrumbs'
import { Button, ButtonLink } from '../button'
import { Facts } from '../facts'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { disputeReason, disputeStatus } from './provider-words'
import { Done } from './done'
import { Moment } from './moment'
import { Table } from './table'

export interface GiftView {
  locale: Locale
  gift: Omit<OpenedGift['gift'], 'donor'>
  refunds: OpenedGift['refunds']
  disputes: OpenedGift['disputes']
  receipts: Pick<OpenedGift['receipts'][number], 'id' | 'shownNumber' | 'issuedAt' | 'amountMinor'>[]
  countedMinor: number
  refundableMinor: number
  /** The petition it was given at. */
  petition: { slug: string; title: string; locale: Locale } | null
  /** Whether there is anything of the donor left to open. */
  sealed: boolean
  /** What a press on "open" has shown. */
  donor: SealedDonor | null
  /** Whether this person may pay back. */
  mayRefund: boolean
  done: 'refunded' | 'later' | null
}

/** One gift with everything that became of it; who gave is opened by a press that the log keeps. */
export function GiftPage(props: GiftView) {
  const { locale, gift, refunds, disputes, refundableMinor, sealed, donor, done } = props
  const { gift: t, ...all } = organizerTexts(locale).donations
  const money = (minor: number) => formatMoney(locale, minor, gift.currency)
  const home = `/manage/donations/gifts/${gift.id}`
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/donations/gifts', text: all.parts.gifts }]} />
      {done && <Done text={done === 'refunded' ? t.refunded : t.refundLater} />}
      <PageHeading title={fill(t.title, { amount: money(gift.amountMinor) })} />
      <div className="mt-8">
        <Facts items={factsOf(props)} />
      </div>
      <Section id="donor" title={t.donor} lead={sealed && !donor ? t.donorLead : undefined}>
        {donor ? (
          <Facts
            items={[
              { term: t.donorName, value: <bdi>{donor.name}</bdi> },
              { term: t.donorEmail, value: <bdi>{donor.email}</bdi> },
            ]}
          />
        ) : sealed ? (
          <form method="post" action={`${home}#donor`}>
            <Button name="do" value="open">
              {t.donorOpen}
            </Button>
          </form>
        ) : (
          <p>{t.donorGone}</p>
        )}
      </Section>
      {(refunds.length > 0 || (refundableMinor > 0 && props.mayRefund)) && (
        <Section
          id="refunds"
          title={t.refunds}
          lead={refundableMinor > 0 && fill(t.refundLead, { amount: money(refundableMinor) })}
        >
          {refunds.length > 0 && (
            <Table
              caption={t.refunds}
              rows={refunds}
              keyOf={({ id }) => id}
              columns={[
                { title: t.when, cell: ({ createdAt }) => <Moment locale={locale} at={createdAt} /> },
                { title: t.amount, number: true, cell: ({ amountMinor }) => money(amountMinor) },
                { title: t.state, cell: ({ state }) => t.refundStates[state] },
                {
                  title: t.reason,
                  cell: ({ reason }) =>
                    reason ? <bdi>{reason}</bdi> : <span className="text-soft">{t.elsewhere}</span>,
                },
              ]}
            />
          )}
          {refundableMinor > 0 && props.mayRefund && (
            <p className="mt-6">
              <ButtonLink href={`${home}/refund`}>{t.refund}</ButtonLink>
            </p>
          )}
        </Section>
      )}
      {disputes.length > 0 && (
        <Section id="disputes" title={t.disputes}>
          <ul className="space-y-3">
            {disputes.map(({ id, amountMinor, status, reason, dueAt, closedAt }) => (
              <li key={id}>
                <Notice kind={closedAt === null ? 'error' : 'info'} title={disputeStatus(locale, status)}>
                  <p>
                    {money(amountMinor)} · {disputeReason(locale, reason)}
                  </p>
                  {closedAt === null && dueAt !== null && (
                    <p>
                      {all.disputes.due}: <Moment locale={locale} at={dueAt} />
                    </p>
                  )}
                </Notice>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function factsOf({ locale, gift, countedMinor, receipts, petition }: GiftView) {
  const { gift: t, gifts, states } = organizerTexts(locale).donations
  const money = (minor: number, currency = gift.currency) => formatMoney(locale, minor, currency)
  const moment = (at: number) => <Moment locale={locale} at={at} />
  const settled = gift.settledMinor !== null && gift.settledCurrency !== null
  return [
    { term: t.state, value: states[gift.state] },
    { term: t.amount, value: money(gift.amountMinor) },
    ...(gift.feeCoverMinor > 0 ? [{ term: t.cover, value: money(gift.feeCoverMinor) }] : []),
    ...(gift.refundedMinor + gift.disputedMinor > 0 ? [{ term: t.counts, value: money(countedMinor) }] : []),
    ...(gift.presentmentMinor !== null && gift.presentmentCurrency !== null
      ? [{ term: t.shown, value: money(gift.presentmentMinor, gift.presentmentCurrency) }]
      : []),
    ...(settled && gift.settledCurrency !== gift.currency
      ? [{ term: t.settled, value: money(gift.settledMinor!, gift.settledCurrency!) }]
      : []),
    ...(gift.paidAt === null
      ? []
      : [
          {
            term: t.fee,
            value:
              gift.feeMinor === null || gift.settledCurrency === null
                ? t.feeUnknown
                : money(gift.feeMinor, gift.settledCurrency),
          },
        ]),
    {
      term: t.how,
      value: gift.monthlyGiftId ? (
        <a href={`/manage/donations/gifts?promise=${gift.monthlyGiftId}`} className="tap">
          {t.monthlySince}
        </a>
      ) : (
        gifts.once
      ),
    },
    {
      term: t.where,
      value: petition ? (
        <>
          <a href={`/manage/petitions/${petition.slug}`} lang={petition.locale}>
            {petition.title}
          </a>
          {gift.restricted && `, ${t.restricted}`}
        </>
      ) : (
        t.whereOrganisation
      ),
    },
    { term: t.begun, value: moment(gift.createdAt) },
    ...(gift.paidAt === null ? [] : [{ term: t.paid, value: moment(gift.paidAt) }]),
    ...(gift.declinedAt === null ? [] : [{ term: t.declined, value: moment(gift.declinedAt) }]),
    { term: t.name, value: gift.shownName ? <bdi>{gift.shownName}</bdi> : gifts.notShown },
    { term: t.language, value: languageTitle(locale, gift.locale) },
    {
      term: t.receipts,
      value:
        receipts.length === 0 ? (
          t.noReceipt
        ) : (
          <ul>
            {receipts.map(({ id, shownNumber, issuedAt, amountMinor }) => (
              <li key={id}>
                {fill(t.receipt, {
                  number: shownNumber,
                  day: formatDay(locale, issuedAt),
                  amount: money(amountMinor),
                })}
              </li>
            ))}
          </ul>
        ),
    },
    ...(gift.paymentIntentId
      ? [{ term: t.payment, value: <code className="break-all">{gift.paymentIntentId}</code> }]
      : []),
  ]
}
