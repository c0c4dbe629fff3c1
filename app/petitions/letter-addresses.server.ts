import { config } from '../config.server'
import { inLocale, type Locale } from '../i18n'

/** The addresses a letter about a petition carries, all under PUBLIC_ORIGIN. */
export function lettersAbout(locale: Locale, petition: { slug: string; title: string }, secret?: string) {
  const address = (path: string) => `${config.publicOrigin}${inLocale(locale, path)}`
  return {
    about: { petitionTitle: petition.title, petitionUrl: address(`/petitions/${petition.slug}`) },
    confirm: { confirmUrl: address(`/confirm/${secret ?? ''}`), confirmPageUrl: address('/confirm') },
  }
}
