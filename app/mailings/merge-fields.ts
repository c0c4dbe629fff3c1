import { fill, formatNumber, type Locale } from '../i18n'

/** The only fields a text may name, as `{{name}}`. There is no other language in it: no conditions, no loops, no paths. */
export const mergeFields = ['name', 'petition', 'count'] as const
export type MergeField = (typeof mergeFields)[number]

const field = /\{\{\s*([^{}]*?)\s*\}\}/g

/** What a text calls a field and is none, each once. */
export function unknownFields(text: string, kind: 'update' | 'mailing'): string[] {
  const known: readonly string[] = kind === 'update' ? mergeFields : ['name']
  const named = [...text.matchAll(field)].map((match) => match[1]!)
  return [...new Set(named)].filter((name) => !known.includes(name))
}

/** Puts values in the place of fields; a field without a value stays as it is. */
export const fillFields = (text: string, values: Partial<Record<MergeField, string>>): string =>
  text.replace(field, (whole, name: string) => values[name as MergeField] ?? whole)

/** Who is addressed where a name is not shown: one person, and everybody who reads a public page. */
export const nobodysName: Record<Locale, { one: string; all: string }> = {
  en: { one: 'friend', all: 'friends' },
  es: { one: 'amiga, amigo', all: 'amigas y amigos' },
}

export const countField = (locale: Locale, n: number): string => fill('{n}', { n: formatNumber(locale, n) })
