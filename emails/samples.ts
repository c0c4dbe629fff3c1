import { inLocale, type Locale } from '../app/i18n'
import type { Letter } from './letter'
import type { UpdateProps } from './update'

const titles = {
  en: 'Obey the courts: give the families of Río Claro their land back',
  es: 'Que se cumplan las sentencias: devuelvan su tierra a las familias de Río Claro',
}
const organisations = { en: 'Río Claro Families', es: 'Familias de Río Claro' }
const comments = {
  en: 'My grandmother was born there.\nA judgment that nobody obeys is only paper.',
  es: 'Mi abuela nació allí.\nUna sentencia que nadie cumple es solo papel.',
}

const offices = { en: 'Ministry of Land', es: 'Ministerio de Tierras' }
const changes = {
  en: {
    note: 'The judgment names a date now, so we ask for that date.',
    demands: ['Give the land back by 31 March 2027.', 'Pay what the judgment says, in full.'],
    handed: 'Handed over at the front desk, with a stamped receipt.',
  },
  es: {
    note: 'La sentencia fija ahora una fecha, así que pedimos esa fecha.',
    demands: [
      'Devuelvan la tierra antes del 31 de marzo de 2027.',
      'Paguen íntegro lo que dice la sentencia.',
    ],
    handed: 'Entregada en la ventanilla, con acuse de recibo sellado.',
  },
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
    { template: 'mail-test', locale, fields: { at: Date.UTC(2026, 9, 3, 9, 30) } },
    {
      template: 'my-link',
      locale,
      fields: {
        myUrl: address('/my/Vw3Lk9sQpZt0bXcYdEf7gHjKmNoRrSuTaWxBqCvDzIe'),
        expiresAt: Date.UTC(2026, 10, 22, 15, 5),
      },
    },
    {
      template: 'invitation',
      locale,
      fields: {
        organisation: organisations[locale],
        inviter: 'Marisol Quintana',
        roles: ['campaigner', 'moderator'],
        invitationUrl: address('/invitations/Lr2Qk9sXpZt0bVcYdEf7gHjKmNoRwSuTaWxBqCvDzIe'),
        expiresAt: Date.UTC(2026, 10, 29, 15, 5),
      },
    },
    {
      template: 'new-device',
      locale,
      fields: { device: 'Firefox, Linux', at: Date.UTC(2026, 10, 22, 14, 5) },
    },
    {
      template: 'factor-changed',
      locale,
      fields: { what: 'passkey-added', device: 'Safari, iPhone', at: Date.UTC(2026, 10, 22, 14, 5) },
    },
    {
      template: 'recover',
      locale,
      fields: {
        recoverUrl: address('/recover/Tz3Lk9sQpZt0bXcYdEf7gHjKmNoRrSuTaWxBqCvDzIe'),
        expiresAt: Date.UTC(2026, 10, 22, 15, 5),
        byOwner: false,
      },
    },
    {
      template: 'demand-changed',
      locale,
      fields: {
        ...about,
        note: changes[locale].note,
        demands: changes[locale].demands,
        withdrawUrl: address('/withdraw/Wd3Lk9sQpZt0bXcYdEf7gHjKmNoRrSuTaWxBqCvDzIe'),
      },
    },
    {
      template: 'delivered',
      locale,
      fields: {
        ...about,
        to: offices[locale],
        day: Date.UTC(2026, 10, 20),
        note: changes[locale].handed,
        stopUrl: address('/unsubscribe/Un3Lk9sQpZt0bXcYdEf7gHjKmNoRrSuTaWxBqCvDzIe'),
      },
    },
    {
      template: 'answered',
      locale,
      fields: {
        ...about,
        from: offices[locale],
        outcome: 'in-part',
        day: Date.UTC(2026, 10, 20),
        corrected: false,
        stopUrl: address('/unsubscribe/Un3Lk9sQpZt0bXcYdEf7gHjKmNoRrSuTaWxBqCvDzIe'),
      },
    },
    {
      template: 'review-decided',
      locale,
      fields: {
        petitionTitle: titles[locale],
        petitionUrl: `${origin}/manage/petitions/obey-the-courts/review`,
        decision: 'returned',
        reason: comments[locale],
      },
    },
    {
      template: 'reported',
      locale,
      fields: {
        petitionTitle: titles[locale],
        petitionUrl: `${origin}/manage/review/obey-the-courts`,
        n: 5,
      },
    },
    ...giftLetters(locale, origin),
  ]
}

const receivers = { en: 'Río Claro Families, registered association', es: 'Familias de Río Claro, A. C.' }
const receiptTexts = {
  en: 'Registered charity no. 4711. Nothing was given in return for this gift.',
  es: 'Asociación inscrita con el n.º 4711. No se dio nada a cambio de esta donación.',
}

function giftLetters(locale: Locale, origin: string): Letter[] {
  const address = (path: string) => `${origin}${inLocale(locale, path)}`
  const about = {
    name: 'Marisol Quintana',
    organisation: receivers[locale],
    amountMinor: 2607,
    currency: 'USD',
    petition: { title: titles[locale], url: address('/petitions/obey-the-courts') },
    test: true,
  }
  const receipt = {
    ...about,
    number: 'TEST-2026-000123',
    day: Date.UTC(2026, 10, 26),
    paidAt: Date.UTC(2026, 10, 25),
    feeCoverMinor: 107,
    monthly: true,
    text: receiptTexts[locale],
    giftUrl: address('/donations/q7Zx0sJmC4T9fWvB2eYkLr8uHnPdGa1iOo5QbXtVwEs/thanks'),
  }
  const fixUrl = address('/donations/q7Zx0sJmC4T9fWvB2eYkLr8uHnPdGa1iOo5QbXtVwEs/fix')
  return [
    { template: 'receipt', locale, fields: receipt },
    {
      template: 'receipt-corrected',
      locale,
      fields: { ...receipt, number: 'TEST-2026-000130', corrects: receipt.number, wasMinor: 5107 },
    },
    {
      template: 'renewal-failed',
      locale,
      fields: { ...about, fixUrl, nextTry: Date.UTC(2026, 10, 29) },
    },
    { template: 'renewal-needs-action', locale, fields: { ...about, fixUrl } },
    {
      template: 'monthly-ended',
      locale,
      fields: { ...about, because: 'unpaid', at: Date.UTC(2026, 10, 26), giveUrl: address('/donate') },
    },
    {
      template: 'yearly-statement',
      locale,
      fields: {
        name: about.name,
        organisation: about.organisation,
        year: 2025,
        totals: [
          { currency: 'EUR', amountMinor: 12000, gifts: 12 },
          { currency: 'USD', amountMinor: 2500, gifts: 1 },
        ],
        test: false,
        statementUrl: address('/my'),
      },
    },
    {
      template: 'card-testing',
      locale,
      fields: {
        declines: 12,
        minutes: 10,
        until: Date.UTC(2026, 10, 26, 15, 30),
        manageUrl: `${origin}/manage/donations/breaker`,
      },
    },
    {
      template: 'dispute-opened',
      locale,
      fields: {
        amountMinor: 2607,
        currency: 'USD',
        dueAt: Date.UTC(2026, 11, 3, 23, 59),
        inquiry: false,
        test: false,
        manageUrl: `${origin}/manage/donations/disputes`,
      },
    },
  ]
}

const news = {
  en: {
    title: 'The families were let onto their land for the first time',
    bodyHtml:
      '<p>Dear friend,</p><p>on 18 November eleven families crossed the fence at <strong>Río Claro</strong> with a court officer beside them.</p><h2>What comes next</h2><ul><li>The ministry has until 31 March to mark the border.</li><li>We will be there on the day.</li></ul>',
    preview: 'On 18 November eleven families crossed the fence at Río Claro.',
  },
  es: {
    title: 'Las familias pisaron su tierra por primera vez',
    bodyHtml:
      '<p>Hola, amiga, amigo:</p><p>el 18 de noviembre once familias cruzaron la valla en <strong>Río Claro</strong> acompañadas por el juzgado.</p><h2>Qué viene después</h2><ul><li>El ministerio tiene hasta el 31 de marzo para marcar el lindero.</li><li>Ese día estaremos allí.</li></ul>',
    preview: 'El 18 de noviembre once familias cruzaron la valla en Río Claro.',
  },
}

/** A letter to many about the same petition: an update. */
export function sampleUpdate(locale: Locale, origin: string): UpdateProps {
  const address = (path: string) => `${origin}${inLocale(locale, path)}`
  return {
    ...{ locale, textLocale: locale, origin, organisation: organisations[locale], ...news[locale] },
    petition: { title: titles[locale], url: address('/petitions/obey-the-courts') },
    page: { number: 3, url: address('/petitions/obey-the-courts/updates/3') },
    stopUrl: address('/unsubscribe/Un3Lk9sQpZt0bXcYdEf7gHjKmNoRrSuTaWxBqCvDzIe'),
  }
}
