import { fill, texts } from '../app/i18n'
import { Frame } from './frame'
import { giftItems, named, TestBanner } from './gift'
import type { TemplateProps } from './letter'
import { BigButton, Facts, Greeting, MyPage, Note, Paragraph, Space, Title } from './pieces'

/** Tells a donor that their bank wants them to confirm a month. */
export function RenewalNeedsAction({ locale, fields, origin }: TemplateProps<'renewal-needs-action'>) {
  const t = texts(locale).letters
  const own = t['renewal-needs-action']
  return (
    <Frame locale={locale} origin={origin} title={own.title} preview={own.preview} why={t.gift.why}>
      <TestBanner locale={locale} test={fields.test} />
      <Title>{own.title}</Title>
      <Greeting locale={locale} name={fields.name} />
      <Paragraph>{fill(own.lead, { organisation: named(fields.organisation) })}</Paragraph>
      <Facts items={giftItems(locale, fields, t.gift.monthly)} />
      <Space height={20} />
      <BigButton href={fields.fixUrl}>{own.button}</BigButton>
      <Space height={16} />
      <Note>{own.keep}</Note>
      <MyPage locale={locale} origin={origin} />
    </Frame>
  )
}
