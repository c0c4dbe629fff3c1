import { inLocale, type Locale } from '../i18n'

/** My page, or what stands below it, for a token as the address gave it: it may be any text. */
export const myPath = (locale: Locale, token: string, rest = ''): string =>
  inLocale(locale, `/my/${encodeURIComponent(token)}${rest}`)
