import { inLocale, type Locale } from '../app/i18n'
import type { Letter } from './letter'

const titles = {
  en: 'Obey the courts: give the families of Río Claro their land back',
  es: 'Que se cumplan las sentencias: devuelvan su tierra a las familias de Río Claro',
}
const comments = {
  en: 'My grandmother was born there.\nA judgment that nobody obeys is only paper.',
  es: 'Mi abuela nació allí.\nUna sentencia que nadie cumple es solo papel.',
}

/** Letters with invented people, one of each template; for previews and tests. */
export function sampleLetters(locale: Locale, origin: string): Letter[] {
  const address = (path: string) => `${origin}${inLocale(locale, path)}`
  const about = { petitionTitle: titles[locale], petitionUrl: address('/petitions/obey-the-courts') }
  const toConfirm = {
    ...about,
    name: 'Marisol Quintana',
    confirmUrl: address('/confirm/q7Zx0sJmC4T9fWvB2eYkLr8uHnPdGa1iOo5QbXtVwEs'),
    confirmPageUrl: address('/confirm'),
    code: 'K7M4WQ',
    expiresAt: Date.UTC(2026, 10, 29, 14, 5),
  }
  return [
    {
      template: 'confirm',
      locale,
      fields: {
        ...toConfirm,
        country: 'CO',
        comment: comments[locale],
        shown: true,
        updates: true,
        deliver: false,
      },
    },
    {
      template: 'already-signed',
      locale,
      fields: { ...about, signedAt: Date.UTC(2026, 9, 3, 9, 30) },
    },
    { template: 'expired', locale, fields: toConfirm },
    { template: 'withdrawn', locale, fields: about },
    {
      template: 'my-link',
      locale,
      fields: {
        myUrl: address('/my/Vw3Lk9sQpZt0bXcYdEf7gHjKmNoRrSuTaWxBqCvDzIe'),
        expiresAt: Date.UTC(2026, 10, 22, 15, 5),
      },
    },
  ]
}
