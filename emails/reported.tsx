import { plural, texts } from '../app/i18n'
import { Frame } from './frame'
import type { TemplateProps } from './letter'
import { BigButton, Paragraph, PetitionTitle, Space, Title } from './pieces'

/** Tells reviewers that the public reported a petition; what was written stays on the site. */
export function Reported({ locale, fields, origin }: TemplateProps<'reported'>) {
  const own = texts(locale).letters.reported
  return (
    <Frame locale={locale} origin={origin} title={own.title} preview={own.text} why={own.why}>
      <Title>{own.title}</Title>
      <PetitionTitle {...fields} />
      <Space height={20} />
      <Paragraph>{plural(locale, own.count, fields.n)}</Paragraph>
      <Paragraph>{own.text}</Paragraph>
      <BigButton href={fields.petitionUrl}>{own.button}</BigButton>
    </Frame>
  )
}
