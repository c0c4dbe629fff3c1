import type { ListedDispute } from '../../donations/find-gifts.server'
import { formatDay, type Locale } from '../../i18n'
import { formatMoney } from '../../i18n/money'
import { organizerTexts } from '../../i18n/organizers'
import { Empty } from '../empty'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { Moment } from './moment'
import { disputeReason, disputeStatus } from './provider-words'
import { Table, type Column } from './table'

interface Props {
  locale: Locale
  disputes: ListedDispute[]
  /** Epoch ms; what a deadline is measured against. */
  now: number
}

/** Where banks ask for money back: what has to be answered first, then what is decided. */
export function DisputesPage({ locale, disputes, now }: Props) {
  const { disputes: t, parts } = organizerTexts(locale).donations
  const open = disputes.filter(({ dispute }) => dispute.closedAt === null)
  const closed = disputes.filter(({ dispute }) => dispute.closedAt !== null)
  const gift: Column<ListedDispute>[] = [
    {
      title: t.gift,
      cell: ({ gift }) => (
        <a href={`/manage/donations/gifts/${gift.id}`} className="tap inline-flex items-center">
          {formatMoney(locale, gift.amountMinor, gift.currency)}
          {gift.paidAt !== null && `, ${formatDay(locale, gift.paidAt)}`}
        </a>
      ),
    },
    { title: t.status, cell: ({ dispute }) => disputeStatus(locale, dispute.status) },
    { title: t.reason, cell: ({ dispute }) => disputeReason(locale, dispute.reason) },
  ]
  const amount: Column<ListedDispute> = {
    title: t.amount,
    number: true,
    cell: ({ dispute, gift }) => formatMoney(locale, dispute.amountMinor, gift.currency),
  }
  const due: Column<ListedDispute> = {
    title: t.due,
    cell: ({ dispute: { dueAt } }) =>
      dueAt === null ? (
        t.noDue
      ) : dueAt < now ? (
        <strong className="text-accent">{t.over}</strong>
      ) : (
        <strong>
          <Moment locale={locale} at={dueAt} />
        </strong>
      ),
  }
  const decided: Column<ListedDispute> = {
    title: t.decided,
    cell: ({ dispute }) => formatDay(locale, dispute.closedAt!),
  }
  return (
    <>
      <PageHeading title={parts.disputes} lead={t.lead} />
      {disputes.length === 0 && (
        <div className="mt-8">
          <Empty title={t.none}>
            <p>{t.noneText}</p>
          </Empty>
        </div>
      )}
      {open.length > 0 && (
        <Section id="open" title={t.open}>
          <Table
            caption={t.open}
            rows={open}
            keyOf={({ dispute }) => dispute.id}
            columns={[...gift, due, amount]}
          />
        </Section>
      )}
      {closed.length > 0 && (
        <Section id="closed" title={t.closed}>
          <Table
            caption={t.closed}
            rows={closed}
            keyOf={({ dispute }) => dispute.id}
            columns={[...gift, decided, amount]}
          />
        </Section>
      )}
    </>
  )
}
