import { db } from '../../db/client'
import type { SignatureState } from '../../db/schema'
import { DAY, HOUR, MINUTE } from '../duration'
import type { Locale } from '../i18n'
import { queueLetter } from '../platform/mail/queue-letter.server'
import { seal } from '../platform/seal.server'
import { isBlockedDomain } from '../supporters/blocked-domains.server'
import { lettersTo } from '../supporters/letter-caps.server'
import type { Mailbox } from '../supporters/mailbox.server'
import { isSuppressed } from '../supporters/suppression.server'
import { keepToken, newSecret } from '../supporters/tokens.server'
import { hashCode, newCode } from './confirmation-code.server'
import { CONSENT_WORDING } from './consent-wording'
import { countChange } from './count.server'
import { lettersAbout } from './letter-addresses.server'
import { sealedFor, type SealedPerson } from './sealed-person'
import type { SignAnswers } from './sign-form'
import {
  insertConsent,
  insertPendingSignature,
  insertSubmission,
  selectPetitionState,
  selectSignature,
  waitUntil,
} from './signature-rows.server'
import { takesSignatures } from './states'

/** How long a signature waits for the button in its letter. */
export const CONFIRM_WITHIN = 7 * DAY
/** How long the six characters work. */
export const CODE_WITHIN = HOUR
/** After "this was not me", no letter about that petition goes to the mailbox for this long. */
const QUIET_AFTER_DISOWNING = 30 * DAY

export interface SignedPetition {
  id: string
  slug: string
  title: string
}

export interface Signing {
  petition: SignedPetition
  answers: SignAnswers
  mailbox: Mailbox
  locale: Locale
  /** The version of the text that was read. */
  textVersion: number
  honeypot: boolean
}

/**
 * Takes a signature: the signature, what was agreed to and the letter are written in one transaction and are durable
 * when this resolves. A new, a repeated, a blocked and a limited signer take the same path and get the same answer;
 * only the owner of the mailbox learns more. `closed` tells that the petition takes no signatures and nothing was stored.
 */
export async function signPetition(
  signing: Signing,
  now = Date.now(),
): Promise<{ outcome: 'received' | 'closed' }> {
  const { petition, answers, mailbox, locale, textVersion } = signing
  const blocked = await isBlockedDomain(mailbox.domain)
  const holdReason = blocked ? 'blocked-domain' : signing.honeypot ? 'honeypot' : null
  const secret = newSecret()
  const code = newCode()
  const person: SealedPerson = {
    name: answers.name,
    email: mailbox.address,
    postcode: answers.postcode,
    comment: answers.comment,
  }
  const sealed = seal(sealedFor('submissions', petition.id, mailbox.hash), person)
  const choices = { shown: answers.shown, updates: answers.updates, deliver: answers.deliver }
  const expiresAt = now + CONFIRM_WITHIN

  return db.write(async (tx) => {
    const [state] = await selectPetitionState(tx, { id: petition.id })
    if (!state || !takesSignatures(state, now)) return { outcome: 'closed' as const }

    const row = {
      petitionId: petition.id,
      mailbox: mailbox.hash,
      locale,
      holdReason,
      textVersion,
      now,
      expiresAt,
    }
    const [created] = await insertPendingSignature(tx, row)
    const [found] = await selectSignature(tx, { petitionId: petition.id, mailbox: mailbox.hash })
    const signature = found!
    if (created) countChange(tx, null, { ...row, state: 'pending', country: null, confirmedAt: null })

    const sent = await lettersTo(tx, mailbox.hash, petition.id, now)
    const suppressed = await isSuppressed(tx, mailbox.hash)
    const withheld = blocked || suppressed || !mayWrite(sent, signature, now)

    await waitUntil(tx, { id: signature.id, until: withheld ? now : expiresAt })
    const [submission] = await insertSubmission(tx, {
      signatureId: signature.id,
      sealed,
      country: answers.country,
      locale,
      ...choices,
      holdReason,
      textVersion,
      codeHash: hashCode(code),
      codeExpiresAt: now + CODE_WITHIN,
      now,
    })
    await insertConsent(tx, {
      signatureId: signature.id,
      submissionId: submission!.id,
      wording: CONSENT_WORDING,
      locale,
      place: 'sign-form',
      ...choices,
      now,
      effectiveAt: null,
    })
    await keepToken(tx, secret, {
      purpose: 'confirm',
      subject: submission!.id,
      context: petition.slug,
      now,
      expiresAt,
    })

    const envelope = {
      locale,
      to: mailbox.address,
      mailbox: mailbox.hash,
      about: petition.id,
      state: withheld ? ('withheld' as const) : ('queued' as const),
      now,
    }
    const addresses = lettersAbout(locale, petition, secret)
    if (isSigned(signature.state)) {
      await queueLetter(tx, {
        ...envelope,
        template: 'already-signed',
        fields: { ...addresses.about, signedAt: signature.confirmedAt ?? signature.createdAt },
      })
    } else {
      await queueLetter(tx, {
        ...envelope,
        template: 'confirm',
        fields: {
          ...addresses.about,
          ...addresses.confirm,
          name: answers.name,
          country: answers.country,
          comment: answers.comment || null,
          ...choices,
          code,
          expiresAt,
        },
      })
    }
    return { outcome: 'received' as const }
  })
}

/** A removed signature is answered like a standing one: its owner reads why on the petition, a stranger learns nothing. */
const isSigned = (state: SignatureState): boolean => ['confirmed', 'held', 'removed'].includes(state)

/** Three letters a day to a mailbox about one petition, ten about all, and one in two minutes (security.md). */
function mayWrite(
  sent: { about: number; all: number; lastAbout: number | null },
  signature: { state: SignatureState; endedAt: number | null },
  now: number,
): boolean {
  if (signature.state === 'disowned' && signature.endedAt! > now - QUIET_AFTER_DISOWNING) return false
  if (sent.lastAbout !== null && sent.lastAbout > now - 2 * MINUTE) return false
  return sent.about < 3 && sent.all < 10
}
