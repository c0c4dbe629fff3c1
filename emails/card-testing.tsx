import { fill, formatNumber, texts } from '../app/i18n'
import { Frame } from './frame'
import type { TemplateProps } from './letter'
import { BigButton, moment, Paragraph, Space, Title } from './pieces'

/** Tells finance people, once, that a guard is up and that nothing is asked of them. */
export function CardTesting({ locale, fields, origin }: TemplateProps<'card-testing'>) {
  const t = texts(locale).letters
  const own = t['card-testing']
  const declines = formatNumber(locale, fields.declines)
  const minutes = formatNumber(locale, fields.minutes)
  return (
    <Frame locale={locale} origin={origin} title={own.title} preview={own.preview} why={t.gift.whyFinance}>
      <Title>{own.title}</Title>
      <Paragraph>{fill(own.lead, { declines, minutes })}</Paragraph>
      <Paragraph>{fill(own.text, { until: moment(locale, fields.until) })}</Paragraph>
      <Space height={8} />
      <BigButton href={fields.manageUrl}>{own.button}</BigButton>
    </Frame>
  )
}
