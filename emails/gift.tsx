import { formatDay, texts, type Locale } from '../app/i18n'
import { formatMoney } from '../app/i18n/money'
import { oneLine, withoutLinks } from './defuse'
import type { AboutGift, AboutReceipt } from './letter'
import { Facts, Note, Paragraph, Space } from './pieces'

/** Unmistakable above everything else where no money moved. */
export const TestBanner = ({ locale, test }: { locale: Locale; test: boolean }) =>
  test ? (
    <Paragraph>
      <strong>{texts(locale).letters.gift.test}</strong>
    </Paragraph>
  ) : null

/** A name of somebody's or something's, as it may stand in a letter. */
export const named = (text: string): string => withoutLinks(oneLine(text))

/** What every letter about a gift says of it. */
export function giftItems(locale: Locale, gift: AboutGift, label?: string): [string, string][] {
  const t = texts(locale).letters.gift
  return [
    [t.to, named(gift.organisation)],
    [label ?? t.amount, formatMoney(locale, gift.amountMinor, gift.currency)],
    ...(gift.petition ? [[t.petition, named(gift.petition.title)] as [string, string]] : []),
  ]
}

/** What stands on a receipt; `more` between the amount and the rest. */
export function ReceiptFacts({
  locale,
  gift,
  label,
  more = [],
}: {
  locale: Locale
  gift: AboutReceipt
  label?: string
  more?: [string, string][]
}) {
  const t = texts(locale).letters.gift
  const fee = formatMoney(locale, gift.feeCoverMinor, gift.currency)
  return (
    <>
      <Facts
        items={[
          [t.number, gift.number],
          ...more,
          ...giftItems(locale, gift, label),
          ...(gift.feeCoverMinor > 0 ? [[t.fee, fee] as [string, string]] : []),
          [t.paid, formatDay(locale, gift.paidAt)],
          [t.issued, formatDay(locale, gift.day)],
        ]}
      />
      {gift.text && (
        <>
          <Space height={16} />
          <Note>{withoutLinks(gift.text)}</Note>
        </>
      )}
      <Space height={16} />
    </>
  )
}
