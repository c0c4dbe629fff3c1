import { fill, plural, texts } from '../app/i18n'
import { formatMoney } from '../app/i18n/money'
import { Frame } from './frame'
import { named, TestBanner } from './gift'
import type { TemplateProps } from './letter'
import { BigButton, Facts, Greeting, MyPage, Paragraph, Space, Title } from './pieces'

/** Everything a donor gave in a year; currencies stand side by side and are never added. */
export function YearlyStatement({ locale, fields, origin }: TemplateProps<'yearly-statement'>) {
  const t = texts(locale).letters
  const own = t['yearly-statement']
  const organisation = named(fields.organisation)
  const title = fill(own.title, { year: fields.year })
  return (
    <Frame locale={locale} origin={origin} title={title} preview={own.preview} why={t.gift.why}>
      <TestBanner locale={locale} test={fields.test} />
      <Title>{title}</Title>
      <Greeting locale={locale} name={fields.name} />
      <Paragraph>{fill(own.lead, { organisation, year: fields.year })}</Paragraph>
      <Facts
        items={fields.totals.map(({ currency, amountMinor, gifts }) => [
          `${plural(locale, own.gifts, gifts)}:`,
          formatMoney(locale, amountMinor, currency),
        ])}
      />
      <Space height={20} />
      <BigButton href={fields.statementUrl}>{own.button}</BigButton>
      <Space height={16} />
      <MyPage locale={locale} origin={origin} />
    </Frame>
  )
}
