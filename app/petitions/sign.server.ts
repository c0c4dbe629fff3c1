import { db } from '../../db/client'
import type { SignatureSource, SignatureState } from '../../db/schema'
import { DAY, HOUR } from '../duration'
import type { Locale } from '../i18n'
import { queueLetter } from '../platform/mail/queue-letter.server'
import { seal, unseal } from '../platform/seal.server'
import { readSettings } from '../platform/settings.server'
import { isBlockedDomain } from '../supporters/blocked-domains.server'
import { isBlockedMailbox } from '../supporters/blocked-mailboxes.server'
import { mayWriteTo } from '../supporters/letter-caps.server'
import type { Mailbox } from '../supporters/mailbox.server'
import { isSuppressed } from '../supporters/suppression.server'
import { keepToken, newSecret } from '../supporters/tokens.server'
import { hashCode, newCode } from './confirmation-code.server'
import { CONSENT_WORDING } from './consent-wording'
import { countChange, countNothing } from './count.server'
import { lettersAbout } from './letter-addresses.server'
import { scoreSending } from './score.server'
import { sealedFor, type SealedPerson } from '../supporters/sealed-person'
import type { SignAnswers } from './sign-form'
import {
  insertConsent,
  insertOrFind,
  insertSubmission,
  keepChoices,
  selectPetitionState,
  waitUntil,
} from './signature-rows.server'
import { takesSignatures } from './states'

/** How long a signature waits for the button in its letter. */
export const CONFIRM_WITHIN = 7 * DAY
/** How long the six characters work. */
export const CODE_WITHIN = HOUR
/** How often a code may be tried. */
export const CODE_TRIES = 5
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
  /** The sender's network address; only a keyed hash of its prefix is kept, for 72 hours. */
  network: string
  /** How the signer came; by the page itself where nothing tells. */
  source?: SignatureSource
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
  const settings = await readSettings()
  const blockedDomain = await isBlockedDomain(mailbox.domain)
  const scored = await scoreSending({ ...signing, petitionId: petition.id }, settings, now)
  const { network, networkUntil, reasons } = scored
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
  const runAt = now + scored.letterDelay
  const expiresAt = now + CONFIRM_WITHIN

  return db.write(async (tx) => {
    const [state] = await selectPetitionState(tx, { id: petition.id })
    if (!state || !takesSignatures(state, now)) return { outcome: 'closed' as const }

    const blocked = (await isBlockedMailbox(tx, mailbox.hash)) || blockedDomain
    const holdReason = whyHeld(blocked, blockedDomain, signing.honeypot)
    const row = {
      petitionId: petition.id,
      mailbox: mailbox.hash,
      domain: mailbox.domainHash,
      network,
      networkUntil,
      locale,
      holdReason,
      textVersion,
      now,
      expiresAt,
    }
    const { signature, created } = await insertOrFind(tx, row)
    if (created && !holdReason) countChange(tx, null, signature)
    else countNothing(tx, petition.id)

    const mayWrite = await mayWriteTo(tx, mailbox.hash, petition.id, settings, now)
    const suppressed = await isSuppressed(tx, mailbox.hash)
    const withheld = blocked || suppressed || !mayWrite || isQuiet(signature, now)

    await keepChoices(tx, { signatureId: signature.id, ...choices })
    await waitUntil(tx, { id: signature.id, until: withheld ? now : expiresAt })
    const [submission] = await insertSubmission(tx, {
      signatureId: signature.id,
      sealed,
      country: answers.country,
      locale,
      ...choices,
      holdReason,
      reasons,
      network,
      networkUntil,
      textVersion,
      source: signing.source ?? 'page',
      codeHash: hashCode(code),
      codeExpiresAt: runAt + CODE_WITHIN,
      codeTries: withheld ? CODE_TRIES : 0, // nobody was told this code
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
      runAt,
      now,
    }
    const addresses = lettersAbout(locale, petition, secret)
    if (isSigned(signature)) {
      await queueLetter(tx, {
        ...envelope,
        // Only the spelling that was proven learns that it signed; another may be somebody else's.
        to: signature.sealed ? openAddress(signature, signature.sealed) : mailbox.address,
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
const isSigned = ({ state }: { state: SignatureState }): boolean =>
  ['confirmed', 'held', 'removed'].includes(state)

const openAddress = (
  { petitionId, mailbox }: { petitionId: string; mailbox: Buffer },
  sealed: Buffer,
): string => unseal<SealedPerson>(sealedFor('signatures', petitionId, mailbox), sealed).email

const whyHeld = (blocked: boolean, byDomain: boolean, honeypot: boolean): string | null =>
  blocked ? (byDomain ? 'blocked-domain' : 'blocked-mailbox') : honeypot ? 'honeypot' : null

/** Whoever said "this was not me" is left alone for a while. */
const isQuiet = (signature: { state: SignatureState; endedAt: number | null }, now: number): boolean =>
  signature.state === 'disowned' && signature.endedAt! > now - QUIET_AFTER_DISOWNING
