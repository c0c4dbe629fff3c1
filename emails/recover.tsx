import { fill, texts } from '../app/i18n'
import { Frame } from './frame'
import type { TemplateProps } from './letter'
import { BigButton, ClearLink, moment, Note, Paragraph, Space, Title } from './pieces'

/** Starts recovery: the link alone opens nothing unless an owner asked for it. */
export function Recover({ locale, fields, origin }: TemplateProps<'recover'>) {
  const t = texts(locale).letters
  const own = t.recover
  return (
    <Frame locale={locale} origin={origin} title={own.title} preview={own.preview} why={t.whyAccount}>
      <Title>{own.title}</Title>
      <Paragraph>{fields.byOwner ? own.leadOwner : own.lead}</Paragraph>
      <Space height={8} />
      <BigButton href={fields.recoverUrl}>{own.button}</BigButton>
      <Space height={16} />
      <Note notInText>
        {t.linkBelow}
        <br />
        <ClearLink href={fields.recoverUrl} />
      </Note>
      <Note>
        {fill(t.linkUntil, { until: moment(locale, fields.expiresAt) })} {own.keep}
      </Note>
      <Note>{own.notMe}</Note>
    </Frame>
  )
}
