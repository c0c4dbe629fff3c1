import type { MetaDescriptor } from '@remix-run/node'
import { inLocale, locales, type Locale } from '../i18n'

interface Described {
  locale: Locale
  /** The address without its language. */
  path: string
  title: string
  description: string
  /** Languages this page exists in; both, unless it says otherwise. */
  languages?: readonly Locale[]
  /** Path of a share image, in the language of the page; the site's own, unless it says otherwise. */
  image?: string
  noindex?: boolean
}

// Open Graph wants a territory.
const networkNames: Record<Locale, string> = { en: 'en_GB', es: 'es_LA' }

/** Anything of a route's `matches`: the root's data hold the public origin. */
type Matches = readonly ({ id: string; data: unknown } | undefined)[]

const originOf = (matches: Matches) =>
  (matches.find((match) => match?.id === 'root')?.data as { origin: string } | undefined)?.origin ?? ''

/** Title, description, canonical address, the same page in other languages, and how it looks when shared. */
export function pageMeta(matches: Matches, page: Described): MetaDescriptor[] {
  const {
    locale,
    path,
    title,
    description,
    languages = locales,
    image = inLocale(locale, '/poster.png'),
    noindex,
  } = page
  const origin = originOf(matches)
  const at = (language: Locale) => origin + inLocale(language, path)
  const full = title === 'Amparo' ? title : `${title} · Amparo`
  return [
    { title: full },
    { name: 'description', content: description },
    ...(noindex ? [{ name: 'robots', content: 'noindex' }] : []),
    { tagName: 'link', rel: 'canonical', href: at(locale) },
    ...(noindex || languages.length < 2 ? [] : alternates(languages, at)),
    { property: 'og:type', content: 'website' },
    { property: 'og:site_name', content: 'Amparo' },
    { property: 'og:title', content: title },
    { property: 'og:description', content: description },
    { property: 'og:url', content: at(locale) },
    { property: 'og:locale', content: networkNames[locale] },
    { name: 'twitter:card', content: 'summary_large_image' },
    { property: 'og:image', content: origin + image },
  ]
}

const alternates = (languages: readonly Locale[], at: (language: Locale) => string): MetaDescriptor[] => [
  ...languages.map((language) => ({
    tagName: 'link',
    rel: 'alternate',
    hrefLang: language,
    href: at(language),
  })),
  { tagName: 'link', rel: 'alternate', hrefLang: 'x-default', href: at(languages[0]!) },
]
