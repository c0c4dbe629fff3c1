import { fill, formatDay, texts } from '../app/i18n'
import { ReadOn } from './announcement'
import { oneLine, withoutLinks } from './defuse'
import { Frame } from './frame'
import type { TemplateProps } from './letter'
import { Facts, MyPage, Paragraph, PetitionTitle, Space, Title } from './pieces'

export function Delivered({ locale, fields, origin }: TemplateProps<'delivered'>) {
  const t = texts(locale).letters.delivered
  const day = formatDay(locale, fields.day)
  return (
    <Frame locale={locale} origin={origin} title={t.title} preview={fill(t.preview, { day })}>
      <Title>{t.title}</Title>
      <Paragraph>{t.lead}</Paragraph>
      <PetitionTitle {...fields} />
      <Space height={20} />
      <Facts
        items={[
          [t.to, withoutLinks(oneLine(fields.to))],
          [t.on, day],
          ...(fields.note ? [[t.note, withoutLinks(fields.note)] as [string, string]] : []),
        ]}
      />
      <Space height={22} />
      <ReadOn locale={locale} href={fields.petitionUrl} label={t.button} stopUrl={fields.stopUrl} />
      <MyPage locale={locale} origin={origin} />
    </Frame>
  )
}
