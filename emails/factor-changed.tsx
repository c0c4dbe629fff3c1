import { inLocale, texts } from '../app/i18n'
import { Frame } from './frame'
import type { TemplateProps } from './letter'
import { BigButton, ClearLink, Facts, moment, Note, Paragraph, Space, Title } from './pieces'

/** Tells somebody that a way into their account was added, changed, used up or removed. */
export function FactorChanged({ locale, fields, origin }: TemplateProps<'factor-changed'>) {
  const t = texts(locale).letters
  const own = t['factor-changed']
  return (
    <Frame locale={locale} origin={origin} title={own.title} preview={own[fields.what]} why={t.whyAccount}>
      <Title>{own.title}</Title>
      <Paragraph>{own[fields.what]}</Paragraph>
      <Facts
        items={[
          [t.account.device, fields.device || t.account.unknownDevice],
          [t.account.time, moment(locale, fields.at)],
        ]}
      />
      <Space height={24} />
      <Paragraph>{own.notMe}</Paragraph>
      <BigButton href={`${origin}/manage/account`}>{t.account.button}</BigButton>
      <Space height={16} />
      <Note>
        {own.locked}
        <br />
        <ClearLink href={`${origin}${inLocale(locale, '/recover')}`} />
      </Note>
    </Frame>
  )
}
