import { config } from '../config.server'
import { inLocale, locales, type Locale } from '../i18n'
import { element, xmlDocument } from '../platform/xml'
import { listAllPublic } from './list-all-public.server'

const fixed = ['/', '/petitions', '/sources', '/counting', '/about', '/privacy', '/accessibility']

export interface MappedPage {
  path: string
  languages: readonly Locale[]
  changedAt?: number
}

/** Every public page in each of its languages (sitemaps.org 0.9), each with its other languages beside it. */
export async function writeSitemap(more: MappedPage[] = []): Promise<string> {
  const { petitions, campaigns, works } = await listAllPublic()
  const pages: MappedPage[] = [
    ...fixed.map((path) => ({ path, languages: locales })),
    ...campaigns.map(({ slug, languages }) => ({ path: `/campaigns/${slug}`, languages })),
    ...petitions.map(({ slug, ...rest }) => ({ path: `/petitions/${slug}`, ...rest })),
    ...works.map(({ slug }) => ({ path: `/sources/${slug}`, languages: locales })),
    ...more,
  ]
  return xmlDocument(
    element(
      'urlset',
      { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9', 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' },
      pages.flatMap((page) => page.languages.map((locale) => entry(page, locale))),
    ),
  )
}

function entry({ path, languages, changedAt }: MappedPage, locale: Locale) {
  const address = (language: Locale) => config.publicOrigin + inLocale(language, path)
  const alternate = (hreflang: string, language: Locale) =>
    element('xhtml:link', { rel: 'alternate', hreflang, href: address(language) })
  const several = languages.length > 1
  return element(
    'url',
    {},
    element('loc', {}, address(locale)),
    changedAt === undefined ? null : element('lastmod', {}, new Date(changedAt).toISOString()),
    several ? languages.map((language) => alternate(language, language)) : null,
    several && languages.includes('en') ? alternate('x-default', 'en') : null,
  )
}
