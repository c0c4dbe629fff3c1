import { texts } from '../app/i18n'
import { lines, withoutLinks } from './defuse'
import { Frame } from './frame'
import type { TemplateProps } from './letter'
import { BigButton, Note, Paragraph, PetitionTitle, Space, Subtitle, Title } from './pieces'

/** Tells whoever wrote a petition what its reviewers decided, and why. */
export function ReviewDecided({ locale, fields, origin }: TemplateProps<'review-decided'>) {
  const t = texts(locale).letters
  const own = t['review-decided']
  const decided = own[fields.decision]
  return (
    <Frame locale={locale} origin={origin} title={decided.title} preview={decided.text} why={own.why}>
      <Title>{decided.title}</Title>
      <PetitionTitle {...fields} />
      <Space height={20} />
      <Paragraph>{decided.text}</Paragraph>
      {fields.reason && (
        <>
          <Subtitle>{own.reason}</Subtitle>
          {lines(withoutLinks(fields.reason)).map((line, i) => (
            <Note key={i}>{line}</Note>
          ))}
        </>
      )}
      <Space height={8} />
      <BigButton href={fields.petitionUrl}>{own.button}</BigButton>
    </Frame>
  )
}
