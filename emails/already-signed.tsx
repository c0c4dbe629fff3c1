import { fill, formatDay, texts } from '../app/i18n'
import { Frame } from './frame'
import type { TemplateProps } from './letter'
import { MyPage, Note, Paragraph, PetitionTitle, Space, Title } from './pieces'

/** Told to the mailbox alone: the site answers a second signing like a first. */
export function AlreadySigned({ locale, fields, origin }: TemplateProps<'already-signed'>) {
  const t = texts(locale).letters['already-signed']
  return (
    <Frame locale={locale} origin={origin} title={t.title} preview={t.preview}>
      <Title>{t.title}</Title>
      <Paragraph>{t.lead}</Paragraph>
      <PetitionTitle {...fields} />
      <Space height={20} />
      <Paragraph>{fill(t.text, { day: formatDay(locale, fields.signedAt) })}</Paragraph>
      <Note>{t.notMe}</Note>
      <MyPage locale={locale} origin={origin} />
    </Frame>
  )
}
