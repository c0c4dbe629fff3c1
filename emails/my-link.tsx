import { fill, texts } from '../app/i18n'
import { Frame } from './frame'
import type { TemplateProps } from './letter'
import { BigButton, ClearLink, moment, Note, Paragraph, Space, Title } from './pieces'

/** Opens the page where the owner of a mailbox sees, changes and takes back what they gave. */
export function MyLink({ locale, fields, origin }: TemplateProps<'my-link'>) {
  const t = texts(locale).letters
  const my = t['my-link']
  return (
    <Frame locale={locale} origin={origin} title={my.title} preview={my.preview}>
      <Title>{my.title}</Title>
      <Paragraph>{my.lead}</Paragraph>
      <Space height={8} />
      <BigButton href={fields.myUrl}>{my.button}</BigButton>
      <Space height={16} />
      <Note notInText>
        {t.linkBelow}
        <br />
        <ClearLink href={fields.myUrl} />
      </Note>
      <Note>
        {fill(t.linkUntil, { until: moment(locale, fields.expiresAt) })} {my.keep}
      </Note>
      <Note>{my.notMe}</Note>
    </Frame>
  )
}
