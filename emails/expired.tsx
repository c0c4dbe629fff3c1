import { texts } from '../app/i18n'
import { Frame } from './frame'
import type { TemplateProps } from './letter'
import {
  Code,
  ConfirmButton,
  Greeting,
  Note,
  Paragraph,
  PetitionTitle,
  Space,
  Subtitle,
  Title,
} from './pieces'

/** Answers a right code that came too late with a fresh code and link. */
export function Expired({ locale, fields, origin }: TemplateProps<'expired'>) {
  const t = texts(locale).letters
  return (
    <Frame locale={locale} origin={origin} title={t.expired.title} preview={t.expired.preview}>
      <Title>{t.expired.title}</Title>
      <Greeting locale={locale} name={fields.name} />
      <Paragraph>{t.expired.lead}</Paragraph>
      <PetitionTitle {...fields} />
      <Space height={24} />
      <Code locale={locale} fields={fields} title={t.expired.codeTitle} text={t.expired.codeText} />
      <Space height={24} />
      <ConfirmButton locale={locale} fields={fields} label={t.expired.button} />
      <Space height={14} />
      <Subtitle>{t.notMeTitle}</Subtitle>
      <Note>{t.expired.notMe}</Note>
    </Frame>
  )
}
