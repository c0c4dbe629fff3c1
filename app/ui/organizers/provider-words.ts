import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'

/** The provider's word in the reader's language; one that is new to us stands as it is. */
const inWords = (texts: Record<string, string>, word: string): string =>
  Object.hasOwn(texts, word) ? texts[word]! : word.replaceAll('_', ' ')

export const disputeStatus = (locale: Locale, word: string): string =>
  inWords(organizerTexts(locale).donations.disputes.statuses, word)

export const disputeReason = (locale: Locale, word: string): string =>
  inWords(organizerTexts(locale).donations.disputes.reasons, word)

export const payoutStatus = (locale: Locale, word: string): string =>
  inWords(organizerTexts(locale).donations.payouts.statuses, word)

export const movementType = (locale: Locale, word: string): string =>
  inWords(organizerTexts(locale).donations.payouts.types, word)
