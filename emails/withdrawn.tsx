import { texts } from '../app/i18n'
import { Frame } from './frame'
import type { TemplateProps } from './letter'
import { MyPage, Note, Paragraph, PetitionTitle, Space, Title } from './pieces'

export function Withdrawn({ locale, fields, origin }: TemplateProps<'withdrawn'>) {
  const t = texts(locale).letters.withdrawn
  return (
    <Frame locale={locale} origin={origin} title={t.title} preview={t.preview}>
      <Title>{t.title}</Title>
      <Paragraph>{t.lead}</Paragraph>
      <PetitionTitle {...fields} />
      <Space height={20} />
      <Paragraph>{t.text}</Paragraph>
      <Note>{t.notMe}</Note>
      <MyPage locale={locale} origin={origin} />
    </Frame>
  )
}
