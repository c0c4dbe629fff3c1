import { fill, formatDay, texts } from '../app/i18n'
import { Frame } from './frame'
import { giftItems, named, TestBanner } from './gift'
import type { TemplateProps } from './letter'
import { BigButton, Facts, Greeting, MyPage, Paragraph, Space, Title } from './pieces'

/** Tells a donor that no further month is taken, and why. */
export function MonthlyEnded({ locale, fields, origin }: TemplateProps<'monthly-ended'>) {
  const t = texts(locale).letters
  const own = t['monthly-ended']
  return (
    <Frame locale={locale} origin={origin} title={own.title} preview={own.preview} why={t.gift.why}>
      <TestBanner locale={locale} test={fields.test} />
      <Title>{own.title}</Title>
      <Greeting locale={locale} name={fields.name} />
      <Paragraph>{fill(own[fields.because], { organisation: named(fields.organisation) })}</Paragraph>
      <Facts items={[...giftItems(locale, fields, t.gift.monthly), [own.on, formatDay(locale, fields.at)]]} />
      <Space height={20} />
      <BigButton href={fields.giveUrl}>{own.button}</BigButton>
      <Space height={16} />
      <MyPage locale={locale} origin={origin} />
    </Frame>
  )
}
