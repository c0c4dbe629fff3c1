import { data } from '@remix-run/node'
import type { Missing } from '../petitions/missing'
import type { ErrorDetails } from './error-page'

/** What a reader cannot have, in HTTP: 404 with the languages there are, 410 for what was public once. */
export function answerMissing(missing: Missing): never {
  const details: ErrorDetails =
    missing?.outcome === 'other-language'
      ? { languages: missing.languages }
      : { reason: missing?.reason ?? null }
  throw data(details, { status: missing?.outcome === 'gone' ? 410 : 404 })
}
