import { fill, formatDay, texts } from '../app/i18n'
import { ReadOn } from './announcement'
import { oneLine, withoutLinks } from './defuse'
import { Frame } from './frame'
import type { TemplateProps } from './letter'
import { Facts, MyPage, Paragraph, PetitionTitle, Space, Title } from './pieces'

export function Answered({ locale, fields, origin }: TemplateProps<'answered'>) {
  const t = texts(locale).letters.answered
  const from = withoutLinks(oneLine(fields.from))
  return (
    <Frame locale={locale} origin={origin} title={t.title} preview={fill(t.preview, { from })}>
      <Title>{t.title}</Title>
      <Paragraph>{fields.corrected ? t.corrected : t.lead}</Paragraph>
      <PetitionTitle {...fields} />
      <Space height={20} />
      <Facts
        items={[
          [t.from, from],
          [t.on, formatDay(locale, fields.day)],
          [t.outcome, texts(locale).answers.outcomes[fields.outcome]],
        ]}
      />
      <Space height={22} />
      <ReadOn
        locale={locale}
        href={`${fields.petitionUrl}#answers`}
        label={t.button}
        stopUrl={fields.stopUrl}
      />
      <MyPage locale={locale} origin={origin} />
    </Frame>
  )
}
