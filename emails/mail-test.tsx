import { fill, texts } from '../app/i18n'
import { Frame } from './frame'
import type { TemplateProps } from './letter'
import { moment, Note, Paragraph, Title } from './pieces'

/** Tells whoever runs the instance that mail arrives, and what to look at in it. */
export function MailTest({ locale, fields, origin }: TemplateProps<'mail-test'>) {
  const { letters } = texts(locale)
  const t = letters['mail-test']
  return (
    <Frame locale={locale} origin={origin} title={t.title} preview={t.preview} why={letters.whyAccount}>
      <Title>{t.title}</Title>
      <Paragraph>{fill(t.lead, { at: moment(locale, fields.at) })}</Paragraph>
      <Note>{t.look}</Note>
    </Frame>
  )
}
