import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Links, Meta, Outlet, useLocation, useRouteError, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import improve from 'virtual:improve'
import organize from 'virtual:organize'
import textFace from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url'
import headingFace from '@fontsource-variable/brygada-1918/files/brygada-1918-latin-wght-normal.woff2?url'
import { readSwitches } from './accounts/switches.server'
import { config } from './config.server'
import { takesGifts } from './donations/takes-gifts.server'
import { inLocale, localeOf, type Locale } from './i18n'
import './theme.css'
import { errorTitle, ErrorPage } from './ui/error-page'
import { ReadOnlyBanner } from './ui/read-only-banner'
import { SkipLink } from './ui/skip-link'
import { TrialBanner } from './ui/trial-banner'

/** What every page knows of the installation. */
export const loader = async ({ context }: LoaderFunctionArgs) => ({
  trial: config.mode === 'trial',
  origin: config.publicOrigin,
  nonce: context.nonce,
  readOnly: await readSwitches().then(
    (on) => on['read-only'],
    () => false,
  ),
  takesGifts: await takesGifts(null).catch(() => false), // a page must not fail for a link
})

export const meta: MetaFunction = ({ error, location }) =>
  error
    ? [{ title: errorTitle(localeOf(location.pathname), error) }, { name: 'robots', content: 'noindex' }]
    : []

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'icon', href: '/favicon-32.png', type: 'image/png', sizes: '32x32' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
  ...[headingFace, textFace].map((href) => ({
    rel: 'preload' as const,
    href,
    as: 'font' as const,
    type: 'font/woff2',
    crossOrigin: 'anonymous' as const,
  })),
]

/** Public pages carry no framework script: what they need works as plain links and forms. */
export function Layout({ children }: { children: ReactNode }) {
  const installation = useRouteLoaderData<typeof loader>('root')
  const nonce = installation?.nonce
  // People who sign in have chosen a language once for all their pages.
  const signedIn = useRouteLoaderData<{ locale: Locale }>('routes/manage')
  const locale = signedIn?.locale ?? localeOf(useLocation().pathname)
  return (
    <html lang={locale} dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
        <link
          rel="alternate"
          type="application/atom+xml"
          href={inLocale(locale, '/feed.xml')}
          title="Amparo"
        />
        {nonce ? (
          <script type="module" src={organize} nonce={nonce} />
        ) : (
          <script type="module" src={improve} />
        )}
      </head>
      <body>
        <SkipLink locale={locale} />
        {installation?.trial && <TrialBanner locale={locale} />}
        {installation?.readOnly && <ReadOnlyBanner locale={locale} />}
        {children}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ErrorPage path={useLocation().pathname} error={useRouteError()} />
}
