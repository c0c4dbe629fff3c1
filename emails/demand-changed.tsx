import { texts } from '../app/i18n'
import { oneLine, withoutLinks } from './defuse'
import { Frame } from './frame'
import type { TemplateProps } from './letter'
import {
  BigButton,
  ClearLink,
  MyPage,
  Note,
  Paragraph,
  PetitionTitle,
  Space,
  Subtitle,
  Title,
} from './pieces'

/** Goes to everybody who signed the demand as it was: it is about what they put their name to. */
export function DemandChanged({ locale, fields, origin }: TemplateProps<'demand-changed'>) {
  const t = texts(locale).letters['demand-changed']
  return (
    <Frame locale={locale} origin={origin} title={t.title} preview={t.preview}>
      <Title>{t.title}</Title>
      <Paragraph>{t.lead}</Paragraph>
      <PetitionTitle {...fields} />
      <Space height={20} />
      {fields.note && (
        <>
          <Subtitle>{t.why}</Subtitle>
          <Paragraph>{withoutLinks(oneLine(fields.note))}</Paragraph>
        </>
      )}
      <Subtitle>{t.now}</Subtitle>
      {fields.demands.map((demand, i) => (
        <Paragraph key={i}>{`${i + 1}. ${withoutLinks(oneLine(demand))}`}</Paragraph>
      ))}
      <Paragraph>{t.stands}</Paragraph>
      <Space height={6} />
      <BigButton href={fields.withdrawUrl}>{t.button}</BigButton>
      <Space height={16} />
      <Note notInText>
        {texts(locale).letters.linkBelow}
        <br />
        <ClearLink href={fields.withdrawUrl} />
      </Note>
      <Note>{t.opens}</Note>
      <MyPage locale={locale} origin={origin} />
    </Frame>
  )
}
