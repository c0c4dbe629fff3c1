import type { DoorConfig } from './host.server'

const publicPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** The one page of people who sign in that frames something: mails of ours, as their readers get them. */
const framesMails = /^\/manage\/mailings\/[^/]+\/preview$/

/** Pages of people who sign in: nothing runs but the script that this very answer names. */
export function organizersPolicy(nonce: string, pathname: string): string {
  const policy = publicPolicy.replace("script-src 'self'", `script-src 'nonce-${nonce}' 'strict-dynamic'`)
  return framesMails.test(pathname) ? policy.replace('form-action', "frame-src 'self'; form-action") : policy
}

/** Vite's client writes inline scripts and styles and talks to its own port. */
const developmentPolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self' ws:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const powers = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'midi']
const others = [
  'accelerometer',
  'gyroscope',
  'magnetometer',
  'display-capture',
  'browsing-topics',
  'idle-detection',
]
const permissions = [...powers, ...others].map((power) => `${power}=()`).join(', ')

/** One year. Without `includeSubDomains`: an organisation's other names are not ours to promise for. */
const strictTransport = 'max-age=31536000'

const tokenPage =
  /^(\/es)?\/(confirm|my(\/|$|\.data$)|unsubscribe\/|withdraw\/|packets\/|donations\/|petitions\/[^/]+\/thanks)/

/** Whether an address carries a token, or answers to one, so that no cache and no other site may learn it. */
export const isTokenPage = (pathname: string): boolean => tokenPage.test(pathname)

const organizersPage = /^(\/es)?\/(manage|login|logout|setup|invitations|recover)(\/|$|\.data$)/

/** Whether an address belongs to people who sign in. */
export const isOrganizersPage = (pathname: string): boolean => organizersPage.test(pathname)

/**
 * The headers of every answer; an answer's own header of the same name wins. `leadsTo`: the origins that a page's forms
 * lead to, besides our own.
 */
export function defaultHeaders(
  config: DoorConfig,
  development: boolean,
  leadsTo: (pathname: string) => readonly string[] = () => [],
) {
  const policy = development ? developmentPolicy : publicPolicy
  const everywhere: [string, string][] = [
    ['Content-Security-Policy', policy],
    ['Permissions-Policy', permissions],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['X-Content-Type-Options', 'nosniff'],
  ]
  if (config.publicOrigin.startsWith('https:'))
    everywhere.push(['Strict-Transport-Security', strictTransport])
  const elsewhere: [string, string][] = [
    ...everywhere,
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ]
  // Not `no-referrer`: browsers would send `Origin: null` with the page's own form.
  const withToken: [string, string][] = [
    ...everywhere,
    ['Referrer-Policy', 'strict-origin'],
    ['Cache-Control', 'no-store'],
  ]
  const signedIn: [string, string][] = [...withToken, ['X-Robots-Tag', 'noindex, nofollow']]
  const onward = (headers: [string, string][], origins: readonly string[]): [string, string][] => {
    const formAction = ["form-action 'self'", ...origins].join(' ')
    return [
      ...headers.filter(([name]) => name !== 'Content-Security-Policy'),
      ['Content-Security-Policy', policy.replace("form-action 'self'", formAction)],
    ]
  }
  return (pathname: string) => {
    if (isOrganizersPage(pathname)) return signedIn
    const headers = isTokenPage(pathname) ? withToken : elsewhere
    const origins = leadsTo(pathname)
    return origins.length > 0 ? onward(headers, origins) : headers
  }
}
