import { texts } from '../app/i18n'
import { formatMoney } from '../app/i18n/money'
import { Frame } from './frame'
import { TestBanner } from './gift'
import type { TemplateProps } from './letter'
import { BigButton, Facts, moment, Paragraph, Space, Title } from './pieces'

/** Tells finance people of a dispute and until when the bank listens; who gave stays on the site. */
export function DisputeOpened({ locale, fields, origin }: TemplateProps<'dispute-opened'>) {
  const t = texts(locale).letters
  const own = t['dispute-opened']
  const due = fields.dueAt
  return (
    <Frame locale={locale} origin={origin} title={own.title} preview={own.preview} why={t.gift.whyFinance}>
      <TestBanner locale={locale} test={fields.test} />
      <Title>{own.title}</Title>
      <Paragraph>{fields.inquiry ? own.inquiry : own.lead}</Paragraph>
      <Facts
        items={[
          [t.gift.amount, formatMoney(locale, fields.amountMinor, fields.currency)],
          ...(due === null ? [] : [[own.due, moment(locale, due)] as [string, string]]),
        ]}
      />
      <Space height={20} />
      <BigButton href={fields.manageUrl}>{own.button}</BigButton>
    </Frame>
  )
}
