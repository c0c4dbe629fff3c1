import en from './en.json'
import es from './es.json'
import { formatNumber } from './number'

export { formatNumber }

export const locales = ['en', 'es'] as const
export type Locale = (typeof locales)[number]

/** English is the shape; a Spanish text that is missing does not compile. */
export type Dictionary = typeof en
const dictionaries: Record<Locale, Dictionary> = { en, es }

/** Every text of the site in one language. */
export const texts = (locale: Locale): Dictionary => dictionaries[locale]

/** The language of an address: `/es` and below are Spanish, everything else is English. */
export const localeOf = (pathname: string): Locale => (/^\/es(\/|$|\.data$)/.test(pathname) ? 'es' : 'en')

/** An address of our own in a language: `inLocale('es', '/sources')` is `/es/sources`. */
export const inLocale = (locale: Locale, path: string): string =>
  locale === 'en' ? path : path === '/' ? '/es' : `/es${path}`

/** Puts values into a text: `fill('{n} people', { n: 3 })`. A name without a value throws: a text and its code disagree. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!(name in values)) throw new Error(`No value for {${name}} in “${text}”`)
    return String(values[name])
  })
}

export interface Plural {
  one: string
  other: string
}

const rules = { en: new Intl.PluralRules('en'), es: new Intl.PluralRules('es') }

/** The form of a text that fits a number, with `{n}` filled in as the language writes it. */
export function plural(locale: Locale, forms: Plural, n: number): string {
  const form = rules[locale].select(n) === 'one' ? forms.one : forms.other
  return fill(form, { n: formatNumber(locale, n) })
}

const days = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
  es: new Intl.DateTimeFormat('es', { dateStyle: 'long', timeZone: 'UTC' }),
}

/** A day in UTC as the language writes it: 9 March 2026, 9 de marzo de 2026. */
export const formatDay = (locale: Locale, epochMs: number): string => days[locale].format(epochMs)

const months = {
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  es: new Intl.DateTimeFormat('es', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
}

/** A month, given as 2026-03, as the language writes it: March 2026, marzo de 2026. */
export const formatMonth = (locale: Locale, month: string): string => months[locale].format(Date.parse(month))

const regions = {
  en: new Intl.DisplayNames('en', { type: 'region' }),
  es: new Intl.DisplayNames('es', { type: 'region' }),
}

export const countryName = (locale: Locale, code: string): string => regions[locale].of(code) ?? code

const languages = {
  en: new Intl.DisplayNames('en', { type: 'language' }),
  es: new Intl.DisplayNames('es', { type: 'language' }),
}

/** A language's name: English, inglés. */
export const languageName = (locale: Locale, code: string): string => languages[locale].of(code) ?? code

/** The same where a line begins, as Spanish writes it small elsewhere: English, Inglés. */
export function languageTitle(locale: Locale, code: string): string {
  const name = languageName(locale, code)
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}
