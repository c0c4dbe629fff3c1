import type { Locale } from '../i18n'

const scripts = [
  'Arabic',
  'Hebrew',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Thai',
  'Armenian',
  'Georgian',
  'Ethiopic',
] as const
const codes: Record<(typeof scripts)[number], string> = {
  Arabic: 'Arab',
  Hebrew: 'Hebr',
  Han: 'Hani',
  Hiragana: 'Jpan',
  Katakana: 'Jpan',
  Hangul: 'Hang',
  Devanagari: 'Deva',
  Bengali: 'Beng',
  Tamil: 'Taml',
  Thai: 'Thai',
  Armenian: 'Armn',
  Georgian: 'Geor',
  Ethiopic: 'Ethi',
}

/** The name of the script that our faces lack, in the language of the letter. */
export function scriptOf(name: string, locale: Locale, unknown: string): string {
  const script = scripts.find((one) => new RegExp(`\\p{Script=${one}}`, 'u').test(name))
  return script ? (new Intl.DisplayNames(locale, { type: 'script' }).of(codes[script]) ?? unknown) : unknown
}
