import { config } from '../config.server'
import { inLocale, locales } from '../i18n'

const notForRobots = ['/confirm', '/my', '/unsubscribe', '/outbox', '/manage']

/** robots.txt (RFC 9309): public pages for everyone, nothing that carries a token or needs a login. */
export const writeRobots = (): string =>
  [
    'User-agent: *',
    'Allow: /',
    ...locales.flatMap((locale) =>
      notForRobots.flatMap((path) => [
        `Disallow: ${inLocale(locale, path)}$`,
        `Disallow: ${inLocale(locale, path)}/`,
      ]),
    ),
    '',
    `Sitemap: ${config.publicOrigin}/sitemap.xml`,
    '',
  ].join('\n')
