import { eq } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { petitions, signatures } from '../../db/schema'
import type { Locale } from '../i18n'
import { unseal } from '../platform/seal.server'
import { readSettings } from '../platform/settings.server'
import { isBlockedDomain } from '../supporters/blocked-domains.server'
import { isBlockedMailbox } from '../supporters/blocked-mailboxes.server'
import { findToken } from '../supporters/tokens.server'
import { CONSENT_WORDING } from './consent-wording'
import { countIn } from './count-in.server'
import { countChange } from './count.server'
import { sealedFor, type SealedPerson } from '../supporters/sealed-person'
import { insertConsent, insertOrFind, selectPetitionState, type Choices } from './signature-rows.server'
import { takesSignatures } from './states'

/** The signature behind the short-lived secret of a thanks page, or null when it ran out or never was. */
export async function findThanks(secret: string, now = Date.now()) {
  const token = await findToken(secret, 'thanks', now)
  if (!token || token.expired || token.subject === null) return null
  const [row] = await db.read
    .select({
      id: signatures.id,
      petitionId: signatures.petitionId,
      mailbox: signatures.mailbox,
      state: signatures.state,
      country: signatures.country,
      domain: signatures.domain,
      network: signatures.network,
      networkUntil: signatures.networkUntil,
      reasons: signatures.reasons,
      sealed: signatures.sealed,
      slug: petitions.slug,
      campaignId: petitions.campaignId,
    })
    .from(signatures)
    .innerJoin(petitions, eq(petitions.id, signatures.petitionId))
    .where(eq(signatures.id, token.subject))
  if (!row?.sealed || !['confirmed', 'held'].includes(row.state)) return null
  const person = unseal<SealedPerson>(sealedFor('signatures', row.petitionId, row.mailbox), row.sealed)
  return { ...row, person }
}

/**
 * Signs another petition of the same campaign with one press: the mailbox was proven within the hour, so no letter is
 * needed and the signature counts at once. What is agreed to is asked anew; nothing is carried over but name, address,
 * country and postcode. Pressing twice adds nothing.
 */
export async function signAnother(
  secret: string,
  slug: string,
  choices: Choices,
  locale: Locale,
  textVersion: number,
  now = Date.now(),
): Promise<{ outcome: 'signed' | 'closed' | 'unknown' }> {
  const proven = await findThanks(secret, now)
  if (!proven) return { outcome: 'unknown' }
  const [petition] = await db.read.select().from(petitions).where(eq(petitions.slug, slug))
  if (!petition || petition.campaignId === null || petition.campaignId !== proven.campaignId)
    return { outcome: 'unknown' }
  const person: SealedPerson = { ...proven.person, comment: '' }
  const settings = await readSettings()
  const blockedDomain = await isBlockedDomain(person.email.slice(person.email.lastIndexOf('@') + 1))

  return db.write(async (tx) => {
    const [state] = await selectPetitionState(tx, { id: petition.id })
    if (!state || !takesSignatures(state, now)) return { outcome: 'closed' as const }
    if (!(await stillStands(tx, proven.id))) return { outcome: 'unknown' as const }
    const { mailbox, domain, network, networkUntil, reasons } = proven
    const known = { network, networkUntil, reasons } // what speaks against one of them speaks against all
    const blocked = blockedDomain || (await isBlockedMailbox(tx, mailbox))
    const holdReason = blocked ? 'blocked' : proven.state === 'held' ? 'signer-held' : null
    const text = { locale, textVersion }
    const row = {
      petitionId: petition.id,
      mailbox,
      domain,
      ...known,
      ...text,
      holdReason,
      now,
      expiresAt: now,
    }
    const { signature, created } = await insertOrFind(tx, row)
    if (['confirmed', 'held', 'removed'].includes(signature.state)) return { outcome: 'signed' as const }
    if (created) countChange(tx, null, signature)
    const agreed = {
      ...choices,
      ...known,
      ...text,
      source: 'another' as const,
      person,
      country: proven.country ?? '',
      holdReason,
    }
    if (await countIn(tx, signature, agreed, settings, now)) {
      await insertConsent(tx, {
        signatureId: signature.id,
        submissionId: null,
        wording: CONSENT_WORDING,
        locale,
        place: 'thanks-button',
        ...choices,
        now,
        effectiveAt: now,
      })
    }
    return { outcome: 'signed' as const }
  })
}

/** Whether the proof was not withdrawn or erased since it was read. */
async function stillStands(tx: Tx, id: number): Promise<boolean> {
  const [proof] = await tx
    .select({ state: signatures.state, sealed: signatures.sealed })
    .from(signatures)
    .where(eq(signatures.id, id))
  return Boolean(proof?.sealed) && ['confirmed', 'held'].includes(proof!.state)
}
