import { countryName, fill, texts } from '../app/i18n'
import { oneLine, withoutLinks } from './defuse'
import { Frame } from './frame'
import type { TemplateProps } from './letter'
import {
  Code,
  ConfirmButton,
  Facts,
  Greeting,
  moment,
  MyPage,
  Note,
  Paragraph,
  PetitionTitle,
  Space,
  Subtitle,
  Title,
} from './pieces'

/** Asks the owner of a mailbox whether they signed, and shows plainly what. */
export function Confirm({ locale, fields, origin }: TemplateProps<'confirm'>) {
  const t = texts(locale).letters
  const c = t.confirm
  const comment = fields.comment?.trim()
  const shown = comment ? c.shownWithComment : c.shown
  return (
    <Frame
      locale={locale}
      origin={origin}
      title={c.title}
      preview={fill(c.preview, { until: moment(locale, fields.expiresAt) })}
    >
      <Title>{c.title}</Title>
      <Greeting locale={locale} name={fields.name} />
      <Paragraph>{c.lead}</Paragraph>
      <PetitionTitle {...fields} />
      <Space height={24} />
      <Subtitle>{c.whatTitle}</Subtitle>
      <Space height={6} />
      <Facts
        items={[
          [c.name, withoutLinks(oneLine(fields.name))],
          [c.country, countryName(locale, fields.country)],
          [c.public, fields.shown ? shown : c.notShown],
          [c.updates, fields.updates ? c.updatesYes : c.updatesNo],
          [c.deliver, fields.deliver ? c.deliverYes : c.deliverNo],
          ...(comment ? [[c.comment, withoutLinks(comment)] as [string, string]] : []),
        ]}
      />
      <Space height={26} />
      <ConfirmButton locale={locale} fields={fields} label={c.button} />
      <Space height={14} />
      <Code locale={locale} fields={fields} title={t.codeTitle} text={t.codeText} />
      <Space height={26} />
      <Subtitle>{t.notMeTitle}</Subtitle>
      <Note>{c.notMe}</Note>
      <MyPage locale={locale} origin={origin} />
    </Frame>
  )
}
