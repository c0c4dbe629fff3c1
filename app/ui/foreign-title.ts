import type { Locale } from '../i18n'

/** The language of a document's title where the reader's is not among its languages. */
export const foreignTitle = (languages: string[], locale: Locale): string | undefined =>
  languages.includes(locale) ? undefined : languages[0]
