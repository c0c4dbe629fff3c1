import { fill, texts } from '../app/i18n'
import { Frame } from './frame'
import type { TemplateProps } from './letter'
import { BigButton, Facts, moment, Note, Paragraph, Space, Title } from './pieces'

/** Tells somebody that their account was opened from a device it had not seen; no network address is told or kept. */
export function NewDevice({ locale, fields, origin }: TemplateProps<'new-device'>) {
  const t = texts(locale).letters
  const own = t['new-device']
  return (
    <Frame locale={locale} origin={origin} title={own.title} preview={own.preview} why={t.whyAccount}>
      <Title>{own.title}</Title>
      <Paragraph>{own.lead}</Paragraph>
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
      <Note>{fill(own.me, { device: fields.device || t.account.unknownDevice })}</Note>
    </Frame>
  )
}
