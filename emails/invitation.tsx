import { fill, texts } from '../app/i18n'
import { oneLine, withoutLinks } from './defuse'
import { Frame } from './frame'
import type { TemplateProps } from './letter'
import { BigButton, ClearLink, moment, Note, Paragraph, Space, Title } from './pieces'

const quoted = (text: string) => withoutLinks(oneLine(text))

/** Asks somebody to join an organisation, with the roles they would have. */
export function Invitation({ locale, fields, origin }: TemplateProps<'invitation'>) {
  const t = texts(locale).letters
  const own = t.invitation
  const organisation = quoted(fields.organisation)
  const roles = fields.roles.map((role) => own.roles[role]).join(', ')
  return (
    <Frame locale={locale} origin={origin} title={own.title} preview={own.preview}>
      <Title>{own.title}</Title>
      <Paragraph>
        {fields.inviter === null
          ? fill(own.leadAlone, { organisation })
          : fill(own.lead, { inviter: quoted(fields.inviter), organisation })}
      </Paragraph>
      <Paragraph>{fill(own.asRoles, { roles })}</Paragraph>
      <Space height={8} />
      <BigButton href={fields.invitationUrl}>{own.button}</BigButton>
      <Space height={16} />
      <Note notInText>
        {t.linkBelow}
        <br />
        <ClearLink href={fields.invitationUrl} />
      </Note>
      <Note>
        {fill(t.linkUntil, { until: moment(locale, fields.expiresAt) })} {own.keep}
      </Note>
      <Note>{own.notMe}</Note>
    </Frame>
  )
}
