import { fill, texts } from '../app/i18n'
import { Frame } from './frame'
import { named, ReceiptFacts, TestBanner } from './gift'
import type { TemplateProps } from './letter'
import { BigButton, Greeting, MyPage, Paragraph, Space, Title } from './pieces'

/** Thanks for a gift, and brings its receipt. */
export function Receipt({ locale, fields, origin }: TemplateProps<'receipt'>) {
  const t = texts(locale).letters
  const own = t.receipt
  return (
    <Frame locale={locale} origin={origin} title={own.title} preview={own.preview} why={t.gift.why}>
      <TestBanner locale={locale} test={fields.test} />
      <Title>{own.title}</Title>
      <Greeting locale={locale} name={fields.name} />
      <Paragraph>{fill(own.lead, { organisation: named(fields.organisation) })}</Paragraph>
      <ReceiptFacts locale={locale} gift={fields} />
      {fields.monthly && <Paragraph>{own.monthly}</Paragraph>}
      <BigButton href={fields.giftUrl}>{t.gift.open}</BigButton>
      <Space height={16} />
      <MyPage locale={locale} origin={origin} />
    </Frame>
  )
}
