import { texts, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'

type Words = Record<string, string>

/** What petitions say in public of a code: why signatures were removed, why a petition was taken down. */
export interface PublicReasons {
  removal: Words
  takeDown: Words
}

/**
 * What the log says of a detail, in the reader's language: a state, a reason, a list of columns. What has no text there, such as
 * an address, stands as it was written.
 */
export function auditWord(locale: Locale, reasons: PublicReasons, detail: string, value: string): string {
  const words = wordsOf(locale, reasons)[detail]
  if (!words) return value
  return value
    .split(' ')
    .map((word) => words[word] ?? word)
    .join(', ')
}

/** What an action was about: the log names roles as the code does. */
export function auditAbout(locale: Locale, action: string, about: string): string {
  if (action !== 'team.invited' && action !== 'team.joined') return about
  const roles: Words = organizerTexts(locale).team.role
  return about
    .split(', ')
    .map((role) => roles[role] ?? role)
    .join(', ')
}

function wordsOf(locale: Locale, { removal, takeDown }: PublicReasons): Record<string, Words> {
  const site = texts(locale)
  const { campaigns, delivery, evidence, exports, review, signatures } = organizerTexts(locale)
  const labels = Object.entries(site.states).map(([state, { label }]) => [state, label])
  const states: Words = {
    ...evidence.claim.states,
    ...campaigns.campaigns.states,
    ...Object.fromEntries(labels),
  }
  return {
    ...exports.audit.values,
    from: states,
    to: states,
    outcome: site.answers.outcomes,
    how: delivery.one.hows,
    columns: exports.exports.columnNames,
    reason: { ...site.report.reasons, ...removal },
    code: { ...review.page.codes, ...exports.audit.values.code, ...takeDown },
    by: signatures.list.bys,
  }
}
