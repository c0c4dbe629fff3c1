import { Fragment, type ReactNode } from 'react'
import { Link } from 'react-email'
import { fill, formatDay, inLocale, texts, type Locale } from '../app/i18n'
import { lines, oneLine, withoutLinks } from './defuse'
import { Box, colors, sans, serif } from './frame'
import type { AboutPetition, ToConfirm } from './letter'

/** A moment to the minute, in UTC: 9 March 2026, 14:05 UTC. */
export const moment = (locale: Locale, epochMs: number): string =>
  fill(texts(locale).letters.until, {
    day: formatDay(locale, epochMs),
    time: new Date(epochMs).toISOString().slice(11, 16),
  })

export const Title = ({ children }: { children: ReactNode }) => (
  <h1
    className="ink"
    style={{
      margin: '0 0 18px',
      fontFamily: serif,
      fontSize: '28px',
      lineHeight: '34px',
      fontWeight: 700,
      letterSpacing: '-0.3px',
      color: colors.ink,
    }}
  >
    {children}
  </h1>
)

export const Subtitle = ({ children }: { children: ReactNode }) => (
  <h2
    className="ink"
    style={{
      margin: '0 0 6px',
      fontFamily: serif,
      fontSize: '18px',
      lineHeight: '24px',
      fontWeight: 700,
      color: colors.ink,
    }}
  >
    {children}
  </h2>
)

export const Paragraph = ({ children }: { children: ReactNode }) => (
  <p
    className="ink"
    style={{ margin: '0 0 16px', fontFamily: sans, fontSize: '17px', lineHeight: '27px', color: colors.ink }}
  >
    {children}
  </p>
)

interface NoteProps {
  /** Says what only somebody who sees a button needs to know. */
  notInText?: boolean
  children: ReactNode
}

export const Note = ({ notInText, children }: NoteProps) => (
  <p
    className="soft"
    data-skip-in-text={notInText}
    style={{ margin: '0 0 14px', fontFamily: sans, fontSize: '15px', lineHeight: '23px', color: colors.soft }}
  >
    {children}
  </p>
)

export const Greeting = ({ locale, name }: { locale: Locale; name: string }) => (
  <Paragraph>
    <span dir="auto">{fill(texts(locale).letters.hello, { name: withoutLinks(oneLine(name)) })}</span>
  </Paragraph>
)

/** The petition's title, as a link to it. */
export const PetitionTitle = ({ petitionTitle, petitionUrl }: AboutPetition) => (
  <Box className="mark" style={{ borderLeft: `3px solid ${colors.accent}`, padding: '2px 0 2px 18px' }}>
    <p dir="auto" style={{ margin: 0, fontFamily: serif, fontSize: '21px', lineHeight: '29px' }}>
      <Link className="ink title" href={petitionUrl} style={{ color: colors.ink, textDecoration: 'none' }}>
        {oneLine(petitionTitle)}
      </Link>
    </p>
  </Box>
)

export const Space = ({ height }: { height: number }) => (
  <div data-skip-in-text="true" style={{ height, lineHeight: `${height}px`, fontSize: '1px' }}>
    {'\u00a0'}
  </div>
)

export const BigButton = ({ href, children }: { href: string; children: string }) => (
  <table role="presentation" cellPadding={0} cellSpacing={0} border={0} style={{ width: '100%' }}>
    <tbody>
      <tr>
        <td
          className="act"
          align="center"
          style={{ backgroundColor: colors.accent, border: `1px solid ${colors.accent}` }}
        >
          <Link
            className="button"
            href={href}
            style={{
              display: 'block',
              padding: '15px 20px',
              fontFamily: sans,
              fontSize: '18px',
              lineHeight: '24px',
              fontWeight: 700,
              color: colors.onAccent,
              textDecoration: 'none',
            }}
          >
            {children}
          </Link>
        </td>
      </tr>
    </tbody>
  </table>
)

export const ClearLink = ({ href }: { href: string }) => (
  <Link
    className="ink"
    href={href}
    style={{
      color: colors.ink,
      textDecoration: 'underline',
      wordBreak: 'break-all',
      overflowWrap: 'anywhere',
    }}
  >
    {href}
  </Link>
)

/** Where the owner of a mailbox can see and take back everything. */
export const MyPage = ({ locale, origin }: { locale: Locale; origin: string }) => (
  <Note>
    {texts(locale).letters.myPage}
    <br />
    <ClearLink href={`${origin}${inLocale(locale, '/my')}`} />
  </Note>
)

/** The button, its address in clear, and until when it works. */
export function ConfirmButton({
  locale,
  fields,
  label,
}: {
  locale: Locale
  fields: ToConfirm
  label: string
}) {
  const t = texts(locale).letters
  return (
    <>
      <BigButton href={fields.confirmUrl}>{label}</BigButton>
      <Space height={16} />
      <Note notInText>
        {t.linkBelow}
        <br />
        <ClearLink href={fields.confirmUrl} />
      </Note>
      <Note>
        {fill(t.linkUntil, { until: moment(locale, fields.expiresAt) })} {t.opens}
      </Note>
    </>
  )
}

interface CodeProps {
  locale: Locale
  fields: ToConfirm
  title: string
  text: string
}

/** Six characters in two groups, easy to read from one screen and type into another. */
export function Code({ locale, fields, title, text }: CodeProps) {
  return (
    <Box className="tint" style={{ backgroundColor: colors.tint, padding: '20px 22px 8px' }}>
      <Subtitle>{title}</Subtitle>
      <Note>
        {text}
        <br />
        <ClearLink href={fields.confirmPageUrl} />
      </Note>
      <p
        className="ink"
        style={{
          margin: '0 0 10px',
          fontFamily: "'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace",
          fontSize: '30px',
          lineHeight: '38px',
          fontWeight: 700,
          letterSpacing: '3px',
          color: colors.ink,
        }}
      >
        {`${fields.code.slice(0, 3)}-${fields.code.slice(3)}`}
      </p>
      <Note>{texts(locale).letters.codeUntil}</Note>
    </Box>
  )
}

/** What was chosen, a line each. Values may be what somebody typed. */
export const Facts = ({ items }: { items: [term: string, value: string][] }) => (
  <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0}>
    <tbody>
      {items.map(([term, value]) => (
        <tr key={term} className="fact">
          <td
            className="fact soft line"
            width={110}
            valign="top"
            style={{ ...cell, paddingRight: '14px', color: colors.soft, whiteSpace: 'nowrap' }}
          >
            {`${term} `}
          </td>
          <td className="fact ink line" valign="top" dir="auto" style={{ ...cell, color: colors.ink }}>
            {lines(value).map((line, i) => (
              <Fragment key={i}>
                {i > 0 && <br />}
                {line}
              </Fragment>
            ))}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const cell = {
  borderTop: `1px solid ${colors.line}`,
  padding: '9px 0',
  fontFamily: sans,
  fontSize: '16px',
  lineHeight: '23px',
  textAlign: 'left',
} as const
