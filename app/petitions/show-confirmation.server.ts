import type { Locale } from '../i18n'
import { unseal } from '../platform/seal.server'
import { standingOf, type Standing } from './confirmation-standing'
import { findConfirmation, petitionTitle, type Submitted } from './find-confirmation.server'
import { findPetitionTitle } from './find-title.server'
import { sealedFor, type SealedPerson } from '../supporters/sealed-person'

/** What was typed, without the address: whoever reads the page has only shown to hold the link. */
export interface WaitingSignature {
  name: string
  country: string
  comment: string
  shown: boolean
  updates: boolean
  deliver: boolean
}

export type ConfirmationView =
  | { outcome: 'waiting'; slug: string; title: string; signature: WaitingSignature }
  | { outcome: Exclude<Standing, 'waiting'> | 'expired'; slug: string; title: string }
  | { outcome: 'unknown' }

/** What the page behind a letter's link shows before anything is pressed; changes nothing. */
export async function showConfirmation(
  secret: string,
  locale: Locale,
  now = Date.now(),
): Promise<ConfirmationView> {
  const found = await findConfirmation(secret, now)
  if (found.outcome === 'unknown') return found
  if (found.outcome === 'expired') {
    const { slug } = found
    return { outcome: 'expired', slug, title: await findPetitionTitle(slug, locale) }
  }
  const { submission } = found
  const about = { slug: submission.slug, title: await petitionTitle(submission.petitionId, locale) }
  const outcome = standingOf(submission, now)
  if (outcome !== 'waiting') return { outcome, ...about }
  return { outcome, ...about, signature: typedIn(submission) }
}

function typedIn(submission: Submitted): WaitingSignature {
  const { petitionId, mailbox, country, shown, updates, deliver } = submission
  const person = unseal<SealedPerson>(sealedFor('submissions', petitionId, mailbox), submission.sealed!)
  return { name: person.name, country, comment: person.comment, shown, updates, deliver }
}
