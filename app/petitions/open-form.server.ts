import type { Locale } from '../i18n'
import { countriesIn, type Country } from '../supporters/countries'
import { HONEYPOT } from './sign-form'
import { makeStamp } from './stamp.server'

/** What a sign form is made of. */
export interface OpenForm {
  stamp: string
  /** Name of the field no person sees. */
  honeypot: string
  countries: readonly Country[]
}

interface Signable {
  slug: string
  locale: Locale
  textVersion: number
  takesSignatures: boolean
}

/** The form of a petition as it stands on its page; null when it takes no signatures. */
export function openForm(petition: Signable, now = Date.now()): OpenForm | null {
  if (!petition.takesSignatures) return null
  const { slug, textVersion, locale } = petition
  return { stamp: makeStamp(slug, textVersion, now), honeypot: HONEYPOT, countries: countriesIn(locale) }
}
