import type { Country } from '../supporters/countries'
import { HONEYPOT } from './sign-form'
import { makeStamp } from './stamp.server'

/** What a sign form is made of. */
export interface OpenForm {
  stamp: string
  /** Name of the field no person sees. */
  honeypot: string
}

/** As it is shown: the page adds the countries itself, which every form shares and no loader need carry. */
export interface ShownForm extends OpenForm {
  countries: readonly Country[]
}

interface Signable {
  slug: string
  textVersion: number
  takesSignatures: boolean
}

/** The form of a petition as it stands on its page; null when it takes no signatures. */
export function openForm(petition: Signable, now = Date.now()): OpenForm | null {
  if (!petition.takesSignatures) return null
  const { slug, textVersion } = petition
  return { stamp: makeStamp(slug, textVersion, now), honeypot: HONEYPOT }
}
