import type { CSSProperties, ReactNode } from 'react'
import { Container, Head, Html, Link, Preview } from 'react-email'
import { fill, inLocale, texts, type Locale } from '../app/i18n'

// The site's palette (app/theme.css). Mail programs know neither variables nor our fonts.
const light = {
  paper: '#faf6ef',
  sheet: '#fffdf9',
  tint: '#f2eadf',
  ink: '#1f1813',
  soft: '#5c5047',
  line: '#d9ccbb',
  accent: '#a52f17',
  onAccent: '#fffaf3',
}
const dark: typeof light = {
  paper: '#16120e',
  sheet: '#1f1914',
  tint: '#2a221b',
  ink: '#f1e9de',
  soft: '#bcae9f',
  line: '#40362c',
  accent: '#f0866a',
  onAccent: '#1c0d07',
}
export const colors = light
export const serif = "Georgia, 'Times New Roman', serif"
export const sans = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

const darkRules = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.paper{background-color:${dark.paper}!important}
.sheet{background-color:${dark.sheet}!important;border-color:${dark.line}!important}
.tint{background-color:${dark.tint}!important}
.ink{color:${dark.ink}!important}
.soft{color:${dark.soft}!important}
.accent{color:${dark.accent}!important}
.line{border-color:${dark.line}!important}
.mark{border-color:${dark.accent}!important}
.act{background-color:${dark.accent}!important;border-color:${dark.accent}!important}
.act a,.act span{color:${dark.onAccent}!important}
}
@media (max-width:480px){.inside{padding-left:22px!important;padding-right:22px!important}}`

const wide: CSSProperties = { width: '100%', borderCollapse: 'collapse' }

/** A table for layout alone, one cell wide. */
export const Box = (props: { className?: string; style?: CSSProperties; children: ReactNode }) => (
  <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0} style={wide}>
    <tbody>
      <tr>
        <td className={props.className} style={props.style}>
          {props.children}
        </td>
      </tr>
    </tbody>
  </table>
)

interface Props {
  locale: Locale
  origin: string
  title: string
  /** What lists of mails show beside the subject. */
  preview: string
  /** Why the reader got it; that the address was typed into a form, unless it says otherwise. Fills in `{host}`. */
  why?: string
  children: ReactNode
}

/** What every letter stands in. It loads nothing and tells nobody that it was read. */
export function Frame({ locale, origin, title, preview, why, children }: Props) {
  const t = texts(locale).letters
  const small: CSSProperties = {
    margin: '0 0 8px',
    fontSize: '13px',
    lineHeight: '20px',
    color: light.soft,
    fontFamily: sans,
  }
  return (
    <Html lang={locale} dir="ltr">
      <Head>
        <title>{title}</title>
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style dangerouslySetInnerHTML={{ __html: darkRules }} />
      </Head>
      <body className="paper" style={{ margin: 0, padding: 0, backgroundColor: light.paper }}>
        <Preview useTitleTag={false}>{preview}</Preview>
        <Container style={{ width: '100%', maxWidth: '560px', margin: '0 auto', padding: '28px 12px 36px' }}>
          <p
            className="ink"
            style={{
              margin: '0 0 16px',
              padding: '0 4px',
              fontFamily: serif,
              fontSize: '22px',
              lineHeight: '28px',
              fontWeight: 700,
              letterSpacing: '-0.2px',
              color: light.ink,
            }}
          >
            Amparo
            <span className="accent" style={{ color: light.accent }} data-skip-in-text="true">
              .
            </span>
          </p>
          <Box
            className="sheet inside"
            style={{
              backgroundColor: light.sheet,
              border: `1px solid ${light.line}`,
              padding: '34px 40px 22px',
            }}
          >
            {children}
          </Box>
          <Box style={{ padding: '22px 4px 0' }}>
            <p className="soft" style={small}>
              {fill(why ?? t.why, { host: new URL(origin).host })}
            </p>
            <p className="soft" style={small}>
              {t.noTracking}{' '}
              <Link
                className="soft"
                href={`${origin}${inLocale(locale, '/privacy')}`}
                style={{ color: light.soft, textDecoration: 'underline' }}
              >
                {t.privacy}
              </Link>
            </p>
          </Box>
        </Container>
      </body>
    </Html>
  )
}
