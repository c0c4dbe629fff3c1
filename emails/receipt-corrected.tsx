import { fill, texts } from '../app/i18n'
import { formatMoney } from '../app/i18n/money'
import { Frame } from './frame'
import { named, ReceiptFacts, TestBanner } from './gift'
import type { TemplateProps } from './letter'
import { BigButton, Greeting, MyPage, Paragraph, Space, Title } from './pieces'

/** Takes the place of a receipt whose gift went back, in part or whole, or came again. */
export function ReceiptCorrected({ locale, fields, origin }: TemplateProps<'receipt-corrected'>) {
  const t = texts(locale).letters
  const own = t['receipt-corrected']
  return (
    <Frame locale={locale} origin={origin} title={own.title} preview={own.preview} why={t.gift.why}>
      <TestBanner locale={locale} test={fields.test} />
      <Title>{own.title}</Title>
      <Greeting locale={locale} name={fields.name} />
      <Paragraph>{fill(own.lead, { organisation: named(fields.organisation) })}</Paragraph>
      {fields.amountMinor === 0 && <Paragraph>{own.nothing}</Paragraph>}
      <ReceiptFacts
        locale={locale}
        gift={{ ...fields, feeCoverMinor: 0 }}
        label={t.gift.kept}
        more={[
          [t.gift.corrects, fields.corrects],
          [t.gift.was, formatMoney(locale, fields.wasMinor, fields.currency)],
        ]}
      />
      <BigButton href={fields.giftUrl}>{t.gift.open}</BigButton>
      <Space height={16} />
      <MyPage locale={locale} origin={origin} />
    </Frame>
  )
}
