import type { Audited } from '../../accounts/audit.server'
import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'

/** What each word of the log says; a word without a text does not compile. */
export const auditActions = (locale: Locale): Record<Audited, string> =>
  organizerTexts(locale).exports.actions
