import type { CSSProperties } from 'react'
import { fill, languageName, texts, type Locale } from '../app/i18n'
import { colors, Frame, sans, serif } from './frame'
import { BigButton, ClearLink, MyPage, Note, PetitionTitle, Space, Title } from './pieces'

export interface UpdateProps {
  /** The reader's; everything but the text is in it. */
  locale: Locale
  /** The text's. */
  textLocale: Locale
  origin: string
  organisation: string
  /** Null: news of the organisation. */
  petition: { title: string; url: string } | null
  /** The public update it tells, if any. */
  page: { number: number; url: string } | null
  title: string
  /** HTML as our own Markdown makes it: a few elements without attributes, and links. */
  bodyHtml: string
  /** What lists of mails show beside the subject. */
  preview: string
  stopUrl: string
}

/** One letter to many: what a petition's signers are told, or an organisation's news. */
export function Update(props: UpdateProps) {
  const { locale, textLocale, origin, organisation, petition, page, title, bodyHtml, preview, stopUrl } =
    props
  const t = texts(locale).letters
  const why = petition
    ? fill(t.update.why, { title: petition.title })
    : fill(t.update.whyNews, { organisation })
  const foreign = textLocale !== locale
  return (
    <Frame locale={locale} origin={origin} title={title} preview={preview} why={defused(why)}>
      <Eyebrow>
        {page
          ? `${fill(t.update.eyebrow, { n: page.number })} · ${organisation}`
          : fill(t.update.news, { organisation })}
      </Eyebrow>
      {foreign && <Note>{fill(t.update.onlyIn, { language: languageName(locale, textLocale) })}</Note>}
      <div lang={foreign ? textLocale : undefined} dir="auto">
        <Title>{title}</Title>
      </div>
      {petition && (
        <>
          <PetitionTitle petitionTitle={petition.title} petitionUrl={petition.url} />
          <Space height={22} />
        </>
      )}
      <div
        lang={foreign ? textLocale : undefined}
        dir="auto"
        dangerouslySetInnerHTML={{ __html: dressed(bodyHtml) }}
      />
      <Space height={10} />
      {page && (
        <>
          <BigButton href={page.url}>{t.update.button}</BigButton>
          <Space height={22} />
        </>
      )}
      <Note>
        {petition ? t.update.stop : fill(t.update.stopNews, { organisation })}
        <br />
        <ClearLink href={stopUrl} />
      </Note>
      <MyPage locale={locale} origin={origin} />
    </Frame>
  )
}

/** `fill` in the frame looks for braces; a title may hold some. */
const defused = (text: string): string => text.replace(/[{}]/g, '')

const Eyebrow = ({ children }: { children: string }) => (
  <p
    className="accent"
    style={{
      margin: '0 0 10px',
      fontFamily: sans,
      fontSize: '14px',
      lineHeight: '20px',
      fontWeight: 700,
      color: colors.accent,
    }}
  >
    {children}
  </p>
)

const text: CSSProperties = { fontFamily: sans, fontSize: '17px', lineHeight: '27px', color: colors.ink }
const heading: CSSProperties = { fontFamily: serif, fontWeight: 700, color: colors.ink }

/** How each element of the text looks: mail programs know no style sheet of ours. */
const dress: Record<string, [className: string, style: CSSProperties]> = {
  p: ['ink', { ...text, margin: '0 0 16px' }],
  h2: ['ink', { ...heading, margin: '28px 0 10px', fontSize: '22px', lineHeight: '29px' }],
  h3: ['ink', { ...heading, margin: '24px 0 8px', fontSize: '18px', lineHeight: '25px' }],
  ul: ['ink', { ...text, margin: '0 0 16px', padding: '0 0 0 24px' }],
  ol: ['ink', { ...text, margin: '0 0 16px', padding: '0 0 0 24px' }],
  li: ['ink', { margin: '0 0 6px' }],
  blockquote: [
    'mark',
    { margin: '0 0 16px', padding: '2px 0 2px 18px', borderLeft: `3px solid ${colors.accent}` },
  ],
  a: ['ink', { color: colors.ink, textDecoration: 'underline', overflowWrap: 'anywhere' }],
}

const cssOf = (style: CSSProperties): string =>
  Object.entries(style)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';')
    .replaceAll('"', "'")

const dressedTags = new RegExp(`<(${Object.keys(dress).join('|')})(?=[ >])`, 'g')
const opened = Object.fromEntries(
  Object.entries(dress).map(([tag, [className, style]]) => [
    tag,
    `<${tag} class="${className}" style="${cssOf(style)}"`,
  ]),
)

const dressed = (html: string): string => html.replace(dressedTags, (_, tag: string) => opened[tag]!)
