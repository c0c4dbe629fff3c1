import type { Statement } from '../donations/draw-statement.server'
import type { MyGift, MyMonthlyGift } from '../donations/my-gifts.server'
import { fill, formatDay, inLocale, plural, texts, type Locale } from '../i18n'
import { formatMoney } from '../i18n/money'
import { Facts } from './facts'
import { MyMonthly } from './my-monthly'
import { Section } from './section'

interface Props {
  locale: Locale
  /** Of My page, in the reader's language. */
  address: string
  gifts: MyGift[]
  monthly: MyMonthlyGift[]
  statements: Statement[]
}

/** What a mailbox gave and gives; nothing where it never did. */
export function MyGifts({ locale, address, gifts, monthly, statements }: Props) {
  const t = texts(locale).giving.my
  if (gifts.length === 0 && monthly.length === 0) return null
  return (
    <>
      {monthly.length > 0 && (
        <Section id="monthly" title={t.monthlyTitle}>
          <ul className="space-y-10">
            {monthly.map((gift) => (
              <li key={gift.monthly.id}>
                <MyMonthly locale={locale} address={address} gift={gift} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section
        id="gifts"
        title={t.title}
        lead={gifts.length > 0 ? plural(locale, t.count, gifts.length) : t.none}
      >
        <ol className="space-y-10">
          {gifts.map((gift) => (
            <li key={gift.gift.id}>
              <Gift locale={locale} address={address} given={gift} />
            </li>
          ))}
        </ol>
        {statements.length > 0 && (
          <div className="mt-10">
            <h3 className="text-xl">{t.statements}</h3>
            <p className="mt-1 max-w-measure text-soft">{t.statementsLead}</p>
            <ul className="mt-2">
              {statements.map(({ organisationId, organisation, year }) => (
                <li key={`${organisationId} ${year}`}>
                  <a
                    className="tap inline-flex items-center"
                    href={`${address}/statement.pdf?organisation=${organisationId}&year=${year}`}
                    download
                  >
                    {fill(t.statement, { organisation, year: String(year) })}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )}
      </Section>
    </>
  )
}

function Gift({ locale, address, given }: { locale: Locale; address: string; given: MyGift }) {
  const t = texts(locale).giving.my
  const { gift, organisation, petition, receipts } = given
  const money = (minor: number) => formatMoney(locale, minor, gift.currency)
  const look = gift.state === 'paid' ? 'border-good' : 'border-edge'
  const items = [
    ...(gift.paidAt === null ? [] : [{ term: t.paidOn, value: formatDay(locale, gift.paidAt) }]),
    ...(gift.feeCoverMinor > 0 ? [{ term: t.cover, value: money(gift.feeCoverMinor) }] : []),
    ...(gift.refundedMinor > 0 ? [{ term: t.back, value: money(gift.refundedMinor) }] : []),
    ...(petition
      ? [
          {
            term: t.petition,
            value: <a href={inLocale(locale, `/petitions/${petition.slug}`)}>{petition.title}</a>,
          },
        ]
      : []),
    { term: t.shown, value: gift.shown ? t.shownYes : t.shownNo },
    ...(receipts.length > 0
      ? [
          {
            term: t.receipts,
            value: (
              <ul>
                {receipts.map(({ id, number }) => (
                  <li key={id}>
                    <a href={`${address}/receipt.pdf?receipt=${id}`} download>
                      {fill(t.receipt, { number })}
                    </a>
                  </li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
  ]
  return (
    <article className="border-t border-line pt-4">
      <h3 className="text-xl">
        {money(gift.amountMinor)} · {organisation}
      </h3>
      {!gift.livemode && <p className="mt-1 font-bold text-accent">{t.test}</p>}
      <p className={`my-4 border-s-4 ps-4 font-bold ${look}`}>
        {t.states[gift.state as keyof typeof t.states]}
      </p>
      <Facts items={items} />
    </article>
  )
}
