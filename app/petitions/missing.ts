import type { Locale } from '../i18n'

/** What a reader cannot have: in another language only, or public once and gone. */
export type Missing =
  | { outcome: 'other-language'; languages: Locale[] }
  /** reason: why it was taken down, in the language that was asked for. */
  | { outcome: 'gone'; reason?: string | null }
  | null

export const isMissing = <T extends object>(found: T | Missing): found is Missing =>
  found === null || 'outcome' in found
